package org.chimerapool.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What may be done in the console, and by whom: the one table that pages, buttons and services
/// ask. Roles are a ladder, so each permission names the lowest one that has it.
public enum Permission {
  SEE_CONSOLE(Role.VIEWER),
  /// What all tenants share: nodes, devices, limits, settings, the program itself.
  SEE_INSTALLATION(Role.VIEWER),
  /// What a monitoring program reads.
  SEE_METRICS(Role.VIEWER),
  /// Messages, moves and disconnects; the help that miners need.
  TALK_TO_MINERS(Role.SUPPORT),
  BAN_ADDRESSES(Role.SUPPORT),
  RUN_POOLS(Role.OPERATOR),
  RUN_NODES(Role.OPERATOR),
  RUN_DEVICE_RULES(Role.OPERATOR),
  /// Makes deployments, sees their links, and cancels them.
  RUN_DEPLOYMENTS(Role.OPERATOR),
  /// Reads the log, changes its levels for a while, and turns the virtual miners on and off.
  RUN_SYSTEM(Role.OPERATOR),
  CHANGE_SETTINGS(Role.OWNER),
  SEE_AUDIT(Role.OPERATOR),
  /// Puts a saved view into everybody's navigation.
  SHARE_VIEWS(Role.OPERATOR),
  /// Creates, changes and deletes accounts, and ends other people's sessions.
  RUN_ACCOUNTS(Role.OWNER);

  /// Those that reach nothing but the pools of one's own tenant.
  private static final Set<Permission> OF_A_TENANT =
      EnumSet.of(SEE_CONSOLE, TALK_TO_MINERS, RUN_POOLS, SEE_AUDIT);

  private final Role lowest;

  Permission(Role lowest) {
    this.lowest = lowest;
  }

  public boolean isGrantedTo(Role role) {
    return role.compareTo(lowest) <= 0;
  }

  /// Whether somebody may have it who is bound to tenants.
  public boolean isOfATenant() {
    return OF_A_TENANT.contains(this);
  }

  /// The name under which a token carries it, such as `see-console`.
  public String scope() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Empty where no permission has that name.
  public static Optional<Permission> ofScope(String scope) {
    return Arrays.stream(values()).filter(each -> each.scope().equals(scope)).findFirst();
  }

  /// What a role may do, in the order of this table.
  public static Set<Permission> of(Role role) {
    Set<Permission> granted = EnumSet.noneOf(Permission.class);
    Arrays.stream(values()).filter(each -> each.isGrantedTo(role)).forEach(granted::add);
    return granted;
  }

  /// What somebody of this role may do who is bound to tenants.
  public static Set<Permission> ofBound(Role role) {
    Set<Permission> granted = of(role);
    granted.retainAll(OF_A_TENANT);
    return granted;
  }

  /// Who has it, the highest first.
  public List<Role> roles() {
    return Arrays.stream(Role.values()).filter(this::isGrantedTo).toList();
  }
}
