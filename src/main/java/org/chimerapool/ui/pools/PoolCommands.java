package org.chimerapool.ui.pools;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Visitor;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.palette.Command;
import org.chimerapool.ui.palette.CommandSource;
import org.springframework.stereotype.Component;

/// Pools by name, and what can be done with each as it stands.
@Component
class PoolCommands implements CommandSource {

  private final PoolsPresenter presenter;

  PoolCommands(PoolsPresenter presenter) {
    this.presenter = presenter;
  }

  @Override
  public boolean ofTenant() {
    return true;
  }

  @Override
  public List<Command> commands(Visitor visitor) {
    Actor who = Actor.of(visitor);
    Command fresh =
        Command.action(
                "pool:new",
                Phrase.of("pools.new"),
                Permission.RUN_POOLS,
                () -> actions(who).edit(Optional.empty()))
            .alsoCalled("palette.new.words");
    return Stream.concat(
            Stream.of(fresh), presenter.own(who).stream().flatMap(pool -> commands(who, pool)))
        .toList();
  }

  private Stream<Command> commands(Actor who, PoolEntry pool) {
    Command shown =
        Command.thing(
            Command.Group.POOLS,
            pool.plan().name(),
            new ScreenUrl("console", Map.of()).with(pool.id()));
    Command edit = action(who, pool, "palette.pool.edit", all -> all.edit(Optional.of(pool)));
    return switch (pool.state()) {
      case RUNNING, WAITING ->
          Stream.of(
              shown,
              edit,
              action(who, pool, "palette.pool.pause", all -> all.pause(pool)),
              action(who, pool, "palette.pool.drain", all -> all.drain(pool)),
              action(who, pool, "palette.pool.stop", all -> all.stop(pool)));
      case PAUSED, DRAINING ->
          Stream.of(
              shown,
              edit,
              action(who, pool, "palette.pool.resume", all -> all.start(pool)),
              action(who, pool, "palette.pool.stop", all -> all.stop(pool)));
      case STOPPED ->
          Stream.of(
              shown,
              edit,
              action(who, pool, "palette.pool.start", all -> all.start(pool)),
              action(who, pool, "palette.pool.remove", all -> all.remove(pool)));
    };
  }

  private Command action(Actor who, PoolEntry pool, String key, Consumer<PoolActions> does) {
    return Command.action(
        key + ":" + pool.id().value(),
        Phrase.of(key, pool.plan().name()),
        Permission.RUN_POOLS,
        () -> does.accept(actions(who)));
  }

  private PoolActions actions(Actor who) {
    return new PoolActions(presenter, who, PageFormats.current(), () -> {});
  }
}
