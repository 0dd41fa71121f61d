package org.chimerapool.identity;

import java.util.Arrays;
import java.util.List;

/// What may be done in the console, and by whom: the one table that pages, buttons and services
/// ask. Roles are a ladder, so each permission names the lowest one that has it.
public enum Permission {
  SEE_CONSOLE(Role.VIEWER),
  /// Messages, moves and disconnects; the help that miners need.
  TALK_TO_MINERS(Role.SUPPORT),
  BAN_ADDRESSES(Role.SUPPORT),
  RUN_POOLS(Role.OPERATOR),
  RUN_NODES(Role.OPERATOR),
  RUN_DEVICE_RULES(Role.OPERATOR),
  CHANGE_SETTINGS(Role.OPERATOR),
  SEE_AUDIT(Role.OPERATOR),
  /// Creates, changes and deletes accounts, and ends other people's sessions.
  RUN_ACCOUNTS(Role.OWNER);

  private final Role lowest;

  Permission(Role lowest) {
    this.lowest = lowest;
  }

  public boolean isGrantedTo(Role role) {
    return role.compareTo(lowest) <= 0;
  }

  /// Who has it, the highest first.
  public List<Role> roles() {
    return Arrays.stream(Role.values()).filter(this::isGrantedTo).toList();
  }
}
