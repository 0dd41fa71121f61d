package org.chimerapool.ui.leaderboards;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chimerapool.gamification.Board;
import org.chimerapool.gamification.BoardRow;
import org.chimerapool.gamification.Leaderboards;
import org.chimerapool.gamification.Profiles;
import org.chimerapool.gamification.Season;
import org.chimerapool.identity.AccountId;
import org.chimerapool.identity.MinerAddresses;
import org.chimerapool.identity.OwnedAddress;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// Computes the page of leaderboards.
@Component
class BoardPresenter {

  private final Pools pools;
  private final Leaderboards boards;
  private final Profiles profiles;
  private final MinerAddresses addresses;
  private final Clock clock;

  BoardPresenter(
      Pools pools, Leaderboards boards, Profiles profiles, MinerAddresses addresses, Clock clock) {
    this.pools = pools;
    this.boards = boards;
    this.profiles = profiles;
    this.addresses = addresses;
    this.clock = clock;
  }

  BoardModel read(Optional<PoolId> wanted, BoardChoice asked, Optional<AccountId> visitor) {
    PoolChoice choice = PoolChoice.of(pools, wanted);
    Season running = boards.season();
    Optional<PoolId> pool = choice.chosen().map(PoolDescription::id);
    Reading<Board> board =
        Reading.of(
            () ->
                boards.board(
                    pool.orElseThrow(), asked.kind(), asked.spanFrom(running), asked.size()));
    List<BoardRow> own = own(board, choice, asked, visitor);
    Reading<List<Season>> archive = Reading.of(() -> pool.map(boards::archive).orElse(List.of()));
    return new BoardModel(
        clock.instant(),
        choice,
        asked,
        running,
        archive,
        board,
        own,
        asked.address().isPresent() && own.isEmpty(),
        visitor.map(profiles::of));
  }

  private List<BoardRow> own(
      Reading<Board> board, PoolChoice choice, BoardChoice asked, Optional<AccountId> visitor) {
    return board
        .map(
            there ->
                (asked.address().isPresent()
                        ? asked.address().stream()
                        : visitor.stream().flatMap(account -> mine(account, choice)))
                    .flatMap(address -> boards.place(there, address).stream())
                    .distinct()
                    .toList())
        .orElse(List.of());
  }

  private Stream<String> mine(AccountId account, PoolChoice choice) {
    return addresses.of(account).stream()
        .filter(
            one ->
                choice.chosen().filter(pool -> pool.chain().coin().equals(one.coin())).isPresent())
        .map(OwnedAddress::address);
  }
}
