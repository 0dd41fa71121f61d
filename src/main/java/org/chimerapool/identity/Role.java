package org.chimerapool.identity;

/// What an account may do. The names are stored.
public enum Role {
  /// Everything, also other people's accounts.
  OWNER,
  /// Runs pools and nodes.
  OPERATOR,
  /// Sees what operators see and helps miners.
  SUPPORT,
  /// Sees the console, changes nothing.
  VIEWER,
  /// Sees what belongs to their own addresses.
  MINER;

  /// The name under which Spring Security knows the role.
  public String authority() {
    return "ROLE_" + name();
  }
}
