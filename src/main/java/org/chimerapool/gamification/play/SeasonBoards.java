package org.chimerapool.gamification.play;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chimerapool.gamification.Board;
import org.chimerapool.gamification.BoardKind;
import org.chimerapool.gamification.BoardRow;
import org.chimerapool.gamification.BoardSpan;
import org.chimerapool.gamification.Leaderboards;
import org.chimerapool.gamification.Season;
import org.chimerapool.gamification.SizeClass;
import org.chimerapool.gamification.profile.ProfileBook;
import org.chimerapool.gamification.store.SeasonRows;
import org.chimerapool.identity.AccountId;
import org.chimerapool.pool.PoolId;
import org.springframework.stereotype.Component;

/// Answers for leaderboards: running ones from memory, those of past seasons from the archive.
@Component
final class SeasonBoards implements Leaderboards {

  private final Play play;
  private final SeasonRows archive;
  private final ProfileBook profiles;
  private final GameSettings settings;
  private final Clock clock;
  private final Cache<Key, Board> running =
      Caffeine.newBuilder().maximumSize(500).expireAfterWrite(Duration.ofMinutes(1)).build();
  private final Cache<Key, Board> past =
      Caffeine.newBuilder().maximumSize(200).expireAfterWrite(Duration.ofMinutes(1)).build();

  /// @param of what the board was made of, by identity: another one makes another board
  private record Key(
      PoolId pool,
      BoardKind kind,
      BoardSpan span,
      Optional<SizeClass> size,
      int of,
      Object profiles) {}

  SeasonBoards(
      Play play, SeasonRows archive, ProfileBook profiles, GameSettings settings, Clock clock) {
    this.play = play;
    this.archive = archive;
    this.profiles = profiles;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Board board(PoolId pool, BoardKind kind, BoardSpan span, Optional<SizeClass> size) {
    return span instanceof BoardSpan.InSeason(Season season) && !season.equals(season())
        ? past.get(
            new Key(pool, kind, span, size, 0, profiles.version()),
            _ -> past(pool, kind, season, size))
        : running(pool, kind, span, size);
  }

  @Override
  public Season season() {
    return Season.at(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), settings.seasonMonths());
  }

  @Override
  public List<Season> archive(PoolId pool) {
    return archive.closed(pool);
  }

  @Override
  public Optional<SizeClass> sizeOf(PoolId pool, String address) {
    return play.of(pool)
        .flatMap(PoolPlay::view)
        .flatMap(view -> Optional.ofNullable(view.miners().get(address)))
        .map(miner -> miner.career().size());
  }

  @Override
  public Optional<BoardRow> place(Board board, String address) {
    Optional<AccountId> owner = profiles.merged(board.pool(), address);
    return board.rows().stream()
        .filter(
            row ->
                row.address().equals(address)
                    || (owner.isPresent()
                        && owner.equals(profiles.merged(board.pool(), row.address()))))
        .findFirst();
  }

  private Board running(PoolId pool, BoardKind kind, BoardSpan span, Optional<SizeClass> size) {
    Optional<PoolPlay> one = play.of(pool);
    Optional<PoolView> seen = one.flatMap(PoolPlay::view);
    if (one.isEmpty() || seen.isEmpty()) {
      return new Board(pool, kind, span, size, List.of(), clock.instant(), false);
    }
    PoolView view = seen.get();
    Key key = new Key(pool, kind, span, size, System.identityHashCode(view), profiles.version());
    return running.get(key, _ -> one.get().maker(view).board(kind, span, size, false));
  }

  /// Those who do not want to be seen any more leave a gap.
  private Board past(PoolId pool, BoardKind kind, Season season, Optional<SizeClass> size) {
    List<BoardRow> rows =
        archive.standings(pool, season, kind, size).stream()
            .filter(row -> !profiles.hidden(pool, row.address()))
            .map(row -> row.named(profiles.displayName(pool, row.address())))
            .toList();
    return new Board(
        pool,
        kind,
        new BoardSpan.InSeason(season),
        size,
        rows,
        season.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
        true);
  }
}
