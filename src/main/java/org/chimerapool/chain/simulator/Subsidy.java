package org.chimerapool.chain.simulator;

/// What a block creates: 50 coins, halved every 210,000 blocks, as Bitcoin does.
final class Subsidy {

  /// More than this in all can never exist: a sum above it is nonsense (`MAX_MONEY`).
  static final long MAX_MONEY = 21_000_000L * 100_000_000L;

  private static final long FIRST = 50L * 100_000_000L;
  private static final long HALVING = 210_000;

  private Subsidy() {}

  static long at(long height) {
    long halvings = height / HALVING;
    return halvings >= Long.SIZE ? 0 : FIRST >> halvings;
  }
}
