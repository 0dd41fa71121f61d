package org.chimerapool.ui.sessions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Visitor;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.palette.Command;
import org.chimerapool.ui.palette.CommandSource;
import org.springframework.stereotype.Component;

/// What can be said to all miners of a pool.
@Component
class SessionCommands implements CommandSource {

  private final OwnPools pools;
  private final SessionsPresenter presenter;

  SessionCommands(OwnPools pools, SessionsPresenter presenter) {
    this.pools = pools;
    this.presenter = presenter;
  }

  @Override
  public boolean ofTenant() {
    return true;
  }

  @Override
  public List<Command> commands(Visitor visitor) {
    return pools.all(visitor.tenant()).stream()
        .map(Pool::description)
        .flatMap(pool -> commands(Actor.of(visitor), pool))
        .toList();
  }

  private Stream<Command> commands(Actor who, PoolDescription pool) {
    return Stream.of(
        Command.action(
            "miners:message:" + pool.id().value(),
            Phrase.of("palette.message", pool.name()),
            Permission.TALK_TO_MINERS,
            () -> menu(who, pool).message(pool)),
        Command.action(
            "miners:move:" + pool.id().value(),
            Phrase.of("palette.reconnect", pool.name()),
            Permission.TALK_TO_MINERS,
            () -> menu(who, pool).reconnect(pool)));
  }

  private EverybodyMenu menu(Actor who, PoolDescription pool) {
    EverybodyMenu menu = new EverybodyMenu(presenter, who, PageFormats.current());
    menu.about(Optional.of(pool));
    return menu;
  }
}
