package org.chimerapool.gamification.play;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chimerapool.gamification.PublicProfiles;
import org.chimerapool.gamification.Unlock;
import org.chimerapool.gamification.Unlocks;
import org.chimerapool.gamification.career.RuleBook;
import org.chimerapool.gamification.store.Award;
import org.chimerapool.kernel.Registration;
import org.chimerapool.pool.PoolId;
import org.springframework.stereotype.Component;

/// The latest badges of each pool.
@Component
final class UnlockFeed implements Unlocks {

  private final Map<PoolId, List<Award>> latest = new ConcurrentHashMap<>();
  private final List<Consumer<? super Unlock>> listeners = new CopyOnWriteArrayList<>();
  private final PublicProfiles profiles;

  UnlockFeed(PublicProfiles profiles) {
    this.profiles = profiles;
  }

  /// @param all of the pool, read when the feed knows nothing of it yet or some were turned
  /// @param fresh those that nobody had before
  void take(PoolId pool, AwardBook all, List<Award> fresh) {
    boolean virtualToo = all.miners().stream().allMatch(address -> isVirtual(all, address));
    Stream<Award> known =
        latest.containsKey(pool)
            ? Stream.concat(latest.getOrDefault(pool, List.of()).stream(), fresh.stream())
            : all.miners().stream().flatMap(address -> all.standing(address).stream());
    latest.put(
        pool,
        known
            .filter(award -> !award.backfilled() && (virtualToo || !award.simulated()))
            .filter(
                award ->
                    all.find(award.address(), award.rule()).filter(a -> !a.revoked()).isPresent())
            .sorted(Comparator.comparing(Award::at).reversed().thenComparing(Award::rule))
            .limit(KEPT)
            .toList());
    fresh.stream()
        .filter(award -> !award.backfilled() && (virtualToo || !award.simulated()))
        .flatMap(award -> unlock(pool, award).stream())
        .forEach(unlock -> listeners.forEach(listener -> listener.accept(unlock)));
  }

  @Override
  public List<Unlock> latest(PoolId pool, int limit) {
    return latest.getOrDefault(pool, List.of()).stream()
        .flatMap(award -> unlock(pool, award).stream())
        .limit(limit)
        .toList();
  }

  @Override
  public Registration onUnlock(Consumer<Unlock> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private Optional<Unlock> unlock(PoolId pool, Award award) {
    return profiles.hidden(pool, award.address())
        ? Optional.empty()
        : RuleBook.find(award.rule())
            .map(
                rule ->
                    new Unlock(
                        pool,
                        award.address(),
                        profiles.displayName(pool, award.address()),
                        rule,
                        award.at(),
                        award.simulated()));
  }

  private static boolean isVirtual(AwardBook all, String address) {
    return all.standing(address).stream().allMatch(Award::simulated);
  }
}
