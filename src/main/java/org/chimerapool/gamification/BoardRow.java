package org.chimerapool.gamification;

import java.util.Optional;
import java.util.OptionalInt;

/// One place on a leaderboard.
///
/// @param rank from 1; equal values share one
/// @param address of the entry; the one with the most work where an account merged several
/// @param name chosen by the owner
/// @param value by which it is ranked, see [BoardKind]
/// @param shares on which that rests
/// @param size its class
/// @param addresses how many make up the entry
/// @param rankYesterday at the end of yesterday; empty for who was not on the board
public record BoardRow(
    int rank,
    String address,
    Optional<String> name,
    double value,
    long shares,
    SizeClass size,
    int level,
    boolean simulated,
    int addresses,
    OptionalInt rankYesterday) {

  /// Places won since yesterday, negative where places were lost.
  public OptionalInt movement() {
    return rankYesterday.isPresent()
        ? OptionalInt.of(rankYesterday.getAsInt() - rank)
        : OptionalInt.empty();
  }

  public BoardRow named(Optional<String> chosen) {
    return new BoardRow(
        rank, address, chosen, value, shares, size, level, simulated, addresses, rankYesterday);
  }
}
