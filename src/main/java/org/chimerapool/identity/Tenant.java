package org.chimerapool.identity;

/// Somebody who runs pools of their own on this installation, beside others.
///
/// @param name 1 to 60 characters, as miners read it too
public record Tenant(TenantId id, String name) {

  public static final int LONGEST_NAME = 60;
}
