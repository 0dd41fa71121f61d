package org.chimerapool.identity;

import java.io.Serializable;

/// The key of a tenant in the database.
public record TenantId(long value) implements Serializable {

  public TenantId {
    if (value <= 0) {
      throw new IllegalArgumentException("a tenant's id is positive, not " + value);
    }
  }
}
