package org.chimerapool.gamification.play;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.chimerapool.gamification.Season;
import org.chimerapool.gamification.board.Score;
import org.chimerapool.gamification.career.Career;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stats.MinerDay;
import org.jspecify.annotations.Nullable;

/// What the days of a pool add up to: days that are over are settled once and for all, those that
/// still run are laid over them for each view. Belongs to one thread.
final class PoolBook {

  private static final int WEEK = 7;

  private final PoolId pool;
  private final int seasonMonths;
  private final Function<LocalDate, OptionalDouble> network;
  private final Map<String, Career> careers = new HashMap<>();
  private final Map<String, Score> season = new HashMap<>();
  private final Map<String, Score> all = new HashMap<>();
  private final Deque<Map<String, MinerDay>> week = new ArrayDeque<>();
  private Optional<LocalDate> settled = Optional.empty();
  private Optional<LocalDate> since = Optional.empty();

  /// @param network the network's difficulty of a day, where it is known
  PoolBook(PoolId pool, int seasonMonths, Function<LocalDate, OptionalDouble> network) {
    this.pool = pool;
    this.seasonMonths = seasonMonths;
    this.network = network;
  }

  /// The latest day that is settled.
  Optional<LocalDate> settled() {
    return settled;
  }

  /// Takes the day after the latest one for good.
  ///
  /// @return the careers of those who mined on it
  Map<String, Career> settle(LocalDate day, Collection<MinerDay> days) {
    if (Season.at(day, seasonMonths).from().equals(day)) {
      season.clear();
    }
    Map<String, MinerDay> byMiner = counting(days);
    Map<String, Career> changed = new HashMap<>();
    byMiner.forEach(
        (address, mined) -> {
          Career career = after(careers.get(address), mined);
          careers.put(address, career);
          changed.put(address, career);
          add(season, career, mined);
          add(all, career, mined);
        });
    week.addLast(byMiner);
    if (week.size() > WEEK) {
      week.removeFirst();
    }
    settled = Optional.of(day);
    if (!byMiner.isEmpty() && since.isEmpty()) {
      since = settled;
    }
    return changed;
  }

  /// As it stood when the latest settled day ended.
  PoolView closing(BlockBook blocks) {
    LocalDate day = settled.orElseThrow();
    Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return view(end, day, new TreeMap<>(), blocks);
  }

  /// Lays the days that are not settled yet over those that are.
  ///
  /// @param open each day after the latest settled one, today the last
  PoolView view(
      Instant at, LocalDate today, SortedMap<LocalDate, List<MinerDay>> open, BlockBook blocks) {
    Season running = Season.at(today, seasonMonths);
    boolean same = settled.filter(running::holds).isPresent();
    Map<String, Career> now = new HashMap<>(careers);
    Map<String, Score> seasonNow = same ? new HashMap<>(season) : new HashMap<>();
    Map<String, Score> allNow = new HashMap<>(all);
    Map<String, Score> seasonBefore = Map.of();
    Map<String, Score> allBefore = Map.of();
    Map<LocalDate, Map<String, MinerDay>> latest = settledWeek();
    for (LocalDate day = open.isEmpty() ? today : open.firstKey();
        !day.isAfter(today);
        day = day.plusDays(1)) {
      if (day.equals(today)) {
        seasonBefore = new HashMap<>(seasonNow);
        allBefore = new HashMap<>(allNow);
      }
      Map<String, MinerDay> byMiner = counting(open.getOrDefault(day, List.of()));
      latest.merge(day, byMiner, (one, other) -> other.isEmpty() ? one : other);
      boolean inSeason = running.holds(day);
      byMiner.forEach(
          (address, mined) -> {
            Career career = after(now.get(address), mined);
            now.put(address, career);
            add(allNow, career, mined);
            if (inSeason) {
              add(seasonNow, career, mined);
            }
          });
    }
    Map<String, Score> weekNow = week(latest, today, now);
    Map<String, Score> weekBefore = week(latest, today.minusDays(1), now);
    Map<String, MinerView> miners = HashMap.newHashMap(now.size());
    for (var one : now.entrySet()) {
      String address = one.getKey();
      miners.put(
          address,
          new MinerView(
              one.getValue(),
              spans(address, seasonNow, weekNow, allNow),
              spans(address, seasonBefore, weekBefore, allBefore)));
    }
    boolean virtual = now.values().stream().allMatch(Career::simulated);
    return new PoolView(pool, at, today, since.orElse(today), running, miners, blocks, virtual);
  }

  private Map<LocalDate, Map<String, MinerDay>> settledWeek() {
    Map<LocalDate, Map<String, MinerDay>> days = new HashMap<>();
    LocalDate day = settled.orElse(LocalDate.EPOCH);
    for (Map<String, MinerDay> one : week.reversed()) {
      days.put(day, one);
      day = day.minusDays(1);
    }
    return days;
  }

  private static Map<String, Score> week(
      Map<LocalDate, Map<String, MinerDay>> days, LocalDate end, Map<String, Career> careers) {
    Map<String, Score> scores = new HashMap<>();
    for (int ago = 0; ago < WEEK; ago++) {
      days.getOrDefault(end.minusDays(ago), Map.of())
          .forEach(
              (address, day) ->
                  Optional.ofNullable(careers.get(address))
                      .ifPresent(career -> add(scores, career, day)));
    }
    return scores;
  }

  private Career after(@Nullable Career before, MinerDay day) {
    OptionalDouble difficulty = network.apply(day.day());
    return before == null ? Career.startingWith(day, difficulty) : before.after(day, difficulty);
  }

  private static void add(Map<String, Score> scores, Career career, MinerDay day) {
    boolean first = career.first().equals(day.day());
    scores.merge(day.address(), Score.NONE.plus(day, first), (had, one) -> had.plus(day, first));
  }

  private static Spans spans(
      String address, Map<String, Score> season, Map<String, Score> week, Map<String, Score> all) {
    return new Spans(
        season.getOrDefault(address, Score.NONE),
        week.getOrDefault(address, Score.NONE),
        all.getOrDefault(address, Score.NONE));
  }

  private static Map<String, MinerDay> counting(Collection<MinerDay> days) {
    Map<String, MinerDay> byMiner = HashMap.newHashMap(days.size());
    days.stream().filter(Career::counts).forEach(day -> byMiner.put(day.address(), day));
    return byMiner;
  }
}
