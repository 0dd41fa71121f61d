package org.chimerapool.chain.simulator;

import java.math.BigInteger;
import java.time.Duration;
import org.chimerapool.kernel.Target;

/// The simulated coin's difficulty rule: LWMA-1, a mean of the last 30 block times in which newer
/// ones weigh more, looked at after every block.
///
/// Source: zawy12, "LWMA difficulty algorithm", github.com/zawy12/difficulty-algorithms/issues/3.
/// A block time counts as at least one second and at most six intervals, and the target moves by
/// no more than half or double from one block to the next.
///
/// Because miners of very different strength come to try the pool, a block may ease the target four
/// times for every ten intervals that passed since its parent (an idea of Bitcoin's testnet, whose
/// blocks may be easy after twice the interval).
///
/// @param interval wanted time between blocks, in seconds
record Retarget(long interval) {

  static final int WINDOW = 30;
  static final int MAX_EASING = 6;

  /// Until there are that many block times, the target stays as it is.
  private static final int WARM_UP = 5;

  private static final long PATIENCE = 10;
  private static final Target EASIEST = Target.ofCompact(0x207fffff);

  static Retarget of(Duration interval) {
    return new Retarget(Math.max(1, interval.toSeconds()));
  }

  /// The target that a child of `parent` has to meet, in compact form.
  int required(BlockNode parent) {
    BigInteger targets = BigInteger.ZERO;
    long weighted = 0;
    int count = 0;
    BlockNode newer = parent;
    for (BlockNode older = parent.parent();
        older != null && count < WINDOW;
        older = older.parent()) {
      count++;
      targets = targets.add(targetOf(newer));
      weighted += (WINDOW + 1 - count) * blockTime(older, newer);
      newer = older;
    }
    if (count < WARM_UP) {
      return parent.header().bits();
    }
    // Weights run from WINDOW down to WINDOW + 1 - count.
    long weights = (long) count * (2L * WINDOW + 1 - count) / 2;
    BigInteger next =
        targets
            .multiply(BigInteger.valueOf(weighted))
            .divide(BigInteger.valueOf(count).multiply(BigInteger.valueOf(weights * interval)));
    BigInteger last = targetOf(parent);
    return compact(next.max(last.shiftRight(1)).min(last.shiftLeft(1)));
  }

  /// The target that is allowed `steps` times ten intervals after the parent.
  int eased(BlockNode parent, int steps) {
    return ease(required(parent), steps);
  }

  /// The earliest time at which a block may be eased by `steps`, in seconds since 1970.
  long easedFrom(BlockNode parent, int steps) {
    return parent.header().epochSecond() + steps * PATIENCE * interval;
  }

  boolean allows(BlockNode parent, BlockHeader header) {
    int required = required(parent);
    for (int steps = 0; steps <= MAX_EASING; steps++) {
      boolean due = steps == 0 || header.epochSecond() >= easedFrom(parent, steps);
      if (due && header.bits() == ease(required, steps)) {
        return true;
      }
    }
    return false;
  }

  /// How far the target may be eased after a silence of that many seconds.
  int stepsAfter(long silence) {
    return Math.clamp(silence / (PATIENCE * interval), 0, MAX_EASING);
  }

  private static int ease(int bits, int steps) {
    return steps == 0 ? bits : compact(Target.ofCompact(bits).toBigInteger().shiftLeft(2 * steps));
  }

  private long blockTime(BlockNode older, BlockNode newer) {
    long passed = newer.header().epochSecond() - older.header().epochSecond();
    return Math.clamp(passed, 1, 6 * interval);
  }

  private static BigInteger targetOf(BlockNode node) {
    return Target.ofCompact(node.header().bits()).toBigInteger();
  }

  private static int compact(BigInteger target) {
    return Target.of(target.max(BigInteger.ONE).min(EASIEST.toBigInteger())).toCompact();
  }
}
