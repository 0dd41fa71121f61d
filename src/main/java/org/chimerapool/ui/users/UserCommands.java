package org.chimerapool.ui.users;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Users;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.palette.Command;
import org.chimerapool.ui.palette.CommandSource;
import org.springframework.stereotype.Component;

/// Accounts by login, for those who may see them.
@Component
class UserCommands implements CommandSource {

  private final Users users;

  UserCommands(Users users) {
    this.users = users;
  }

  @Override
  public List<Command> commands(Visitor visitor) {
    return List.of();
  }

  @Override
  public List<Command> search(Visitor visitor, String text, int limit) {
    Actor who = Actor.of(visitor);
    if (!who.may(Permission.RUN_ACCOUNTS)) {
      return List.of();
    }
    return users.all(who).stream()
        .filter(account -> account.login().toLowerCase(Locale.ROOT).contains(text))
        .limit(limit)
        .map(
            account ->
                Command.thing(
                        Command.Group.USERS,
                        account.login(),
                        new ScreenUrl("console/users", Map.of()))
                    .needing(Permission.RUN_ACCOUNTS))
        .toList();
  }
}
