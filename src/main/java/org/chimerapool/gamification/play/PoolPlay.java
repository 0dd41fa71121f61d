package org.chimerapool.gamification.play;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.gamification.Board;
import org.chimerapool.gamification.BoardKind;
import org.chimerapool.gamification.BoardSpan;
import org.chimerapool.gamification.Season;
import org.chimerapool.gamification.SizeClass;
import org.chimerapool.gamification.career.Career;
import org.chimerapool.gamification.career.RuleBook;
import org.chimerapool.gamification.store.Award;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stats.MinerDay;

/// Follows one pool. [#advance] belongs to one thread; the rest may be asked from any.
final class PoolPlay {

  /// Shares of a day that is over may still be on their way into the database.
  private static final Duration SETTLES_AFTER = Duration.ofMinutes(15);

  /// Days that are read at one time.
  private static final int CHUNK = 7;

  private static final int BLOCKS = 20_000;

  private final Pool pool;
  private final PlayGround ground;
  private final PoolId id;
  private final PoolBook book;
  private final Judge judge = new Judge(RuleBook.RULES);
  private final AwardBook awards = new AwardBook();
  private final MilestoneBook milestones = new MilestoneBook();
  private final Map<LocalDate, Double> network = new ConcurrentHashMap<>();
  private final List<Award> waiting = new ArrayList<>();
  private final Set<Season> closed = new HashSet<>();
  private PoolCourse course = PoolCourse.NEW;
  private BlockBook blocks = BlockBook.EMPTY;
  private boolean loaded;
  private boolean blocksRead;
  private volatile Optional<PoolView> view = Optional.empty();

  PoolPlay(Pool pool, PlayGround ground) {
    this.pool = pool;
    this.ground = ground;
    this.id = pool.description().id();
    this.book =
        new PoolBook(
            id,
            ground.settings().seasonMonths(),
            day -> {
              Double difficulty = network.get(day);
              return difficulty == null ? OptionalDouble.empty() : OptionalDouble.of(difficulty);
            });
  }

  Pool pool() {
    return pool;
  }

  /// Empty until everything has been read once.
  Optional<PoolView> view() {
    return view;
  }

  AwardBook awards() {
    return awards;
  }

  MilestoneBook milestones() {
    return milestones;
  }

  /// Reads what is new and awards what is earned.
  ///
  /// @param blocksChanged whether blocks have to be read again
  /// @return what was awarded just now, for the first time
  List<Award> advance(Instant now, boolean blocksChanged) {
    load();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    noteNetwork(today);
    if (blocksChanged || !blocksRead) {
      blocks = BlockBook.of(ground.blocks().recent(id, BLOCKS));
      blocksRead = true;
    }
    List<Award> fresh = new ArrayList<>();
    Optional<LocalDate> first = book.settled().isPresent() ? book.settled() : firstDay();
    if (first.isPresent()) {
      settle(lastToSettle(now, today), first.get(), now, fresh);
      lookAtToday(now, today, fresh);
    }
    return fresh;
  }

  private void load() {
    if (loaded) {
      return;
    }
    awards.put(ground.awards().all(id));
    network.putAll(ground.facts().networkDays(id));
    milestones.restore(ground.facts().milestones(id));
    closed.addAll(ground.seasons().closed(id));
    loaded = true;
  }

  private Optional<LocalDate> firstDay() {
    return ground.days().first(id).map(day -> day.minusDays(1));
  }

  private static LocalDate lastToSettle(Instant now, LocalDate today) {
    Instant begun = today.atStartOfDay(ZoneOffset.UTC).toInstant();
    boolean settled = Duration.between(begun, now).compareTo(SETTLES_AFTER) >= 0;
    return today.minusDays(settled ? 1 : 2);
  }

  /// @param before the day before the first that is not settled
  private void settle(LocalDate last, LocalDate before, Instant now, List<Award> fresh) {
    LocalDate next = before.plusDays(1);
    while (!next.isAfter(last)) {
      LocalDate end = next.plusDays(CHUNK - 1L).isBefore(last) ? next.plusDays(CHUNK - 1L) : last;
      Map<LocalDate, List<MinerDay>> days = read(next, end);
      for (LocalDate day = next; !day.isAfter(end); day = day.plusDays(1)) {
        settle(day, days.getOrDefault(day, List.of()), now);
      }
      award(fresh);
      next = end.plusDays(1);
    }
  }

  private void settle(LocalDate day, List<MinerDay> miners, Instant now) {
    waiting.addAll(judge.days(day, book.settle(day, miners), awards, now));
    course = course.after(day, miners);
    reached(course, day, now);
    Season season = Season.at(day, ground.settings().seasonMonths());
    if (season.to().equals(day) && closed.add(season)) {
      close(season, now);
    }
  }

  private void lookAtToday(Instant now, LocalDate today, List<Award> fresh) {
    LocalDate from = book.settled().map(day -> day.plusDays(1)).orElse(today);
    TreeMap<LocalDate, List<MinerDay>> open = new TreeMap<>(read(from, today));
    PoolView seen = book.view(now, today, open, blocks);
    PoolCourse through = course;
    for (var day : open.entrySet()) {
      through = through.after(day.getKey(), day.getValue());
      waiting.addAll(judge.days(day.getKey(), careers(seen, day.getValue()), awards, now));
    }
    waiting.addAll(judge.blocks(blocks, seen.miners(), awards, now));
    reached(through, today, now);
    award(fresh);
    for (Award turned : judge.turned(blocks, awards)) {
      ground.awards().revoke(id, turned, turned.revoked() ? Optional.of(now) : Optional.empty());
      awards.put(List.of(turned));
    }
    view = Optional.of(seen);
  }

  private static Map<String, Career> careers(PoolView seen, List<MinerDay> days) {
    Set<String> wanted = days.stream().map(MinerDay::address).collect(Collectors.toSet());
    return seen.miners().entrySet().stream()
        .filter(each -> wanted.contains(each.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().career()));
  }

  /// Keeps what waits. What fails is tried again with the next look.
  private void award(List<Award> fresh) {
    if (waiting.isEmpty()) {
      return;
    }
    List<Award> once =
        List.copyOf(
            waiting.stream()
                .collect(
                    Collectors.toMap(
                        award -> List.of(award.address(), award.rule()), a -> a, (a, b) -> a))
                .values());
    List<Award> added = ground.awards().add(id, once);
    awards.put(added);
    if (added.size() < once.size()) {
      awards.put(
          ground.awards().of(id, once.stream().map(Award::address).collect(Collectors.toSet())));
    }
    waiting.clear();
    fresh.addAll(added);
  }

  private void reached(PoolCourse through, LocalDate day, Instant now) {
    milestones
        .look(through, day, blocks, now)
        .forEach((kind, at) -> ground.facts().reached(id, kind, at));
  }

  private void close(Season season, Instant now) {
    BoardMaker maker = maker(book.closing(blocks));
    List<Board> boards =
        Arrays.stream(BoardKind.values())
            .flatMap(
                kind ->
                    Stream.concat(
                            Stream.of(Optional.<SizeClass>empty()),
                            Arrays.stream(SizeClass.values()).map(Optional::of))
                        .map(size -> maker.board(kind, new BoardSpan.InSeason(season), size, true)))
            .filter(board -> !board.rows().isEmpty())
            .toList();
    ground.seasons().close(id, season, boards, now);
  }

  BoardMaker maker(PoolView of) {
    Algorithm algorithm = pool.description().algorithm();
    return new BoardMaker(
        of,
        algorithm,
        ground.settings().fairness(),
        ground.profiles(),
        address -> ground.profiles().merged(id, address));
  }

  private void noteNetwork(LocalDate today) {
    Algorithm algorithm = pool.description().algorithm();
    pool.currentJob()
        .map(job -> Difficulty.of(job.networkTarget(), algorithm.difficultyOne()).value())
        .filter(difficulty -> difficulty > network.getOrDefault(today, 0.0))
        .ifPresent(
            difficulty -> {
              ground.facts().networkDay(id, today, difficulty);
              network.put(today, difficulty);
            });
  }

  private Map<LocalDate, List<MinerDay>> read(LocalDate from, LocalDate to) {
    return ground.days().of(id, from, to).stream().collect(Collectors.groupingBy(MinerDay::day));
  }
}
