package org.chimerapool.identity;

/// The key of an account in the database.
public record AccountId(long value) {

  public AccountId {
    if (value <= 0) {
      throw new IllegalArgumentException("an account's id is positive, not " + value);
    }
  }
}
