package org.chimerapool.identity;

/// A rung of the ladder of what an account may do, the highest first; what each may do stands in
/// [Permission]. The names are stored.
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
