package org.chimerapool.gamification.play;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chimerapool.gamification.AchievementRule;
import org.chimerapool.gamification.Achievements;
import org.chimerapool.gamification.Earned;
import org.chimerapool.gamification.Level;
import org.chimerapool.gamification.Levels;
import org.chimerapool.gamification.Milestone;
import org.chimerapool.gamification.Milestones;
import org.chimerapool.gamification.NextBadge;
import org.chimerapool.gamification.Streak;
import org.chimerapool.gamification.Streaks;
import org.chimerapool.gamification.career.Career;
import org.chimerapool.gamification.career.Ladders;
import org.chimerapool.gamification.career.RuleBook;
import org.chimerapool.gamification.store.Award;
import org.chimerapool.pool.PoolId;
import org.springframework.stereotype.Component;

/// Answers for badges, levels, streaks and milestones.
@Component
final class MinerHonours implements Achievements, Levels, Streaks, Milestones {

  private final Play play;
  private final Cache<PoolId, Map<String, Double>> rarities =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(20)).maximumSize(100).build();

  MinerHonours(Play play) {
    this.play = play;
  }

  @Override
  public List<AchievementRule> rules() {
    return RuleBook.RULES;
  }

  @Override
  public List<Earned> of(PoolId pool, String address) {
    return play
        .of(pool)
        .map(PoolPlay::awards)
        .map(book -> book.standing(address))
        .orElse(List.of())
        .stream()
        .flatMap(award -> earned(award).stream())
        .sorted(Comparator.comparing(Earned::day).thenComparing(Earned::at).reversed())
        .toList();
  }

  @Override
  public List<NextBadge> next(PoolId pool, String address) {
    return play.of(pool)
        .flatMap(
            one ->
                one.view()
                    .flatMap(view -> career(view, address).map(c -> next(one, view, address, c))))
        .orElse(List.of());
  }

  @Override
  public Map<String, Double> rarity(PoolId pool) {
    return rarities.get(pool, this::countRarity);
  }

  @Override
  public Optional<Level> level(PoolId pool, String address) {
    return view(pool).flatMap(view -> career(view, address)).map(Career::level);
  }

  @Override
  public Optional<Streak> streak(PoolId pool, String address) {
    return view(pool)
        .flatMap(view -> career(view, address).map(career -> career.streakAt(view.today())));
  }

  @Override
  public List<Milestone> milestones(PoolId pool) {
    return play.of(pool).map(one -> one.milestones().all()).orElse(List.of());
  }

  private Map<String, Double> countRarity(PoolId pool) {
    Map<String, Double> rarity = new HashMap<>();
    play.of(pool)
        .ifPresent(
            one ->
                one.view()
                    .ifPresent(
                        view -> {
                          long miners =
                              view.miners().values().stream()
                                  .filter(m -> view.virtualOnly() || !m.career().simulated())
                                  .count();
                          one.awards()
                              .holders(view.virtualOnly())
                              .forEach(
                                  (rule, n) ->
                                      rarity.put(
                                          rule, Math.min(1, (double) n / Math.max(1, miners))));
                        }));
    return Map.copyOf(rarity);
  }

  private static List<NextBadge> next(PoolPlay play, PoolView view, String address, Career career) {
    Set<String> has =
        play.awards().standing(address).stream().map(Award::rule).collect(Collectors.toSet());
    return Ladders.next(RuleBook.RULES, career, view.blocks().of(address), has);
  }

  private Optional<PoolView> view(PoolId pool) {
    return play.of(pool).flatMap(PoolPlay::view);
  }

  private static Optional<Career> career(PoolView view, String address) {
    return Optional.ofNullable(view.miners().get(address)).map(MinerView::career);
  }

  private static Optional<Earned> earned(Award award) {
    return RuleBook.find(award.rule())
        .map(rule -> new Earned(rule, award.day(), award.at(), award.backfilled()));
  }
}
