package org.chimerapool.ui.achievements;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chimerapool.gamification.Achievements;
import org.chimerapool.gamification.Earned;
import org.chimerapool.gamification.Unlocks;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.ui.kit.PoolChoice;
import org.springframework.stereotype.Component;

/// Computes the gallery of badges.
@Component
class GalleryPresenter {

  private static final int LATEST = 8;

  private final Pools pools;
  private final Achievements achievements;
  private final Unlocks unlocks;
  private final Clock clock;

  GalleryPresenter(Pools pools, Achievements achievements, Unlocks unlocks, Clock clock) {
    this.pools = pools;
    this.achievements = achievements;
    this.unlocks = unlocks;
    this.clock = clock;
  }

  /// @param asked whose badges are to be marked; anything may stand there
  GalleryModel read(Optional<PoolId> wanted, String asked) {
    PoolChoice choice = PoolChoice.of(pools, wanted);
    Optional<String> address = WorkerName.parse(asked).map(WorkerName::address);
    Optional<PoolId> pool = choice.chosen().map(one -> one.id());
    Map<String, Earned> earned =
        pool.flatMap(id -> address.map(own -> achievements.of(id, own))).orElse(List.of()).stream()
            .collect(Collectors.toMap(one -> one.rule().code(), Function.identity()));
    return new GalleryModel(
        clock.instant(),
        choice,
        achievements.rules(),
        pool.map(achievements::rarity).orElse(Map.of()),
        address,
        earned,
        pool.map(id -> unlocks.latest(id, LATEST)).orElse(List.of()));
  }
}
