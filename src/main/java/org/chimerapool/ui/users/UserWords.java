package org.chimerapool.ui.users;

import java.util.List;
import java.util.Locale;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Role;
import org.chimerapool.identity.UserOutcome;
import org.chimerapool.ui.i18n.Words;

/// Roles, permissions and outcomes in the reader's language.
final class UserWords {

  /// The highest first. Miners get an account of their own by themselves, or are given one.
  static final List<Role> ROLES = List.of(Role.values());

  private UserWords() {}

  static String role(Role role, Words words) {
    return words.say("role." + role.name().toLowerCase(Locale.ROOT));
  }

  static String permission(Permission permission, Words words) {
    return words.say("permission." + permission.name().toLowerCase(Locale.ROOT));
  }

  /// What to say where it was not done; empty where it was.
  static String refusal(UserOutcome outcome, Words words) {
    return switch (outcome) {
      case UserOutcome.Done() -> "";
      case UserOutcome.HandOver handOver -> "";
      case UserOutcome.BadLogin() -> words.say("claim.login.form");
      case UserOutcome.LoginTaken() -> words.say("users.taken");
      case UserOutcome.LastOwner() -> words.say("users.lastowner");
      case UserOutcome.Gone() -> words.say("users.gone");
      case UserOutcome.Bound() -> words.say("tenants.rolesthere");
      case UserOutcome.NotConfirmed() -> words.say("users.notconfirmed");
    };
  }
}
