package org.chimerapool.ui.achievements;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chimerapool.gamification.Levels;
import org.chimerapool.gamification.Milestones;
import org.chimerapool.gamification.Unlocks;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.live.LiveUpdates;
import org.springframework.stereotype.Component;

/// Panels for other screens that keep themselves fresh. What is asked for is asked from any thread.
@Component
public class AchievementPanels {

  private static final int LATEST = 6;

  private final Pools pools;
  private final Unlocks unlocks;
  private final Levels levels;
  private final Milestones milestones;
  private final HonoursPresenter honours;
  private final LiveUpdates updates;
  private final Clock clock;

  AchievementPanels(
      Pools pools,
      Unlocks unlocks,
      Levels levels,
      Milestones milestones,
      HonoursPresenter honours,
      LiveUpdates updates,
      Clock clock) {
    this.pools = pools;
    this.unlocks = unlocks;
    this.levels = levels;
    this.milestones = milestones;
    this.honours = honours;
    this.updates = updates;
    this.clock = clock;
  }

  /// What one miner has won, in the wanted pool or the first one that knows the miner.
  public HonoursPanel honours(Supplier<Optional<PoolId>> wanted, Supplier<String> address) {
    HonoursPanel panel = new HonoursPanel(PageFormats.current());
    panel.setVisible(false);
    updates.follow(
        panel,
        () -> read(wanted.get(), address.get()),
        found -> {
          panel.setVisible(found.isPresent());
          found.ifPresent(one -> panel.show(address.get(), one));
        });
    return panel;
  }

  /// Who got a badge last.
  public LatestUnlocks latest(Supplier<Optional<PoolId>> wanted) {
    LatestUnlocks panel = new LatestUnlocks(PageFormats.current());
    updates.follow(
        panel,
        () -> pool(wanted.get()).map(pool -> unlocks.latest(pool, LATEST)).orElse(List.of()),
        found -> panel.show(found, clock.instant()));
    return panel;
  }

  /// The milestones of those who run the pool.
  public MilestonePanel milestones(Supplier<Optional<PoolId>> wanted) {
    MilestonePanel panel = new MilestonePanel(PageFormats.current());
    updates.follow(
        panel,
        () -> pool(wanted.get()).map(milestones::milestones).orElse(List.of()),
        found -> panel.show(found, clock.instant()));
    return panel;
  }

  /// Says in passing what has just been earned.
  public UnlockToasts toasts(Supplier<Optional<PoolId>> wanted) {
    UnlockToasts toasts = new UnlockToasts();
    updates.follow(
        toasts,
        () -> pool(wanted.get()).map(pool -> unlocks.latest(pool, 1)).orElse(List.of()),
        toasts::show);
    return toasts;
  }

  private Optional<Honours> read(Optional<PoolId> wanted, String address) {
    return Stream.concat(wanted.stream(), pools.all().stream().map(AchievementPanels::id))
        .filter(pool -> levels.level(pool, address).isPresent())
        .findFirst()
        .map(pool -> honours.read(pool, address));
  }

  private Optional<PoolId> pool(Optional<PoolId> wanted) {
    return PoolChoice.find(pools, wanted).map(AchievementPanels::id);
  }

  private static PoolId id(Pool pool) {
    return pool.description().id();
  }
}
