package org.chimerapool.chain.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Target;
import org.junit.jupiter.api.Test;

class RetargetTest {

  private static final int START = 0x1e01a900;
  private static final long GENESIS = 1_763_000_000L;
  private final Retarget retarget = Retarget.of(Duration.ofSeconds(60));

  @Test
  void keepsTargetWhenBlocksComeOnTime() {
    BlockNode tip = grow(40, height -> 60);
    assertThat(hashes(retarget.required(tip))).isCloseTo(hashes(START), withPercentage(1));
  }

  @Test
  void keepsStartingTargetForTheFirstBlocks() {
    assertThat(retarget.required(genesis())).isEqualTo(START);
    assertThat(retarget.required(grow(4, height -> 1))).isEqualTo(START);
  }

  @Test
  void makesBlocksHarderWhenTheyComeTwiceAsFast() {
    BlockNode tip = genesis();
    for (int i = 0; i < 35; i++) {
      tip = child(tip, 30, START);
    }
    assertThat(hashes(retarget.required(tip))).isCloseTo(hashes(START) * 2, withPercentage(2));
  }

  @Test
  void weighsNewBlocksMoreThanOldOnes() {
    BlockNode lately = genesis();
    BlockNode longAgo = genesis();
    for (int i = 0; i < 30; i++) {
      lately = child(lately, i < 15 ? 60 : 30, START);
      longAgo = child(longAgo, i < 15 ? 30 : 60, START);
    }
    assertThat(hashes(retarget.required(lately)))
        .isGreaterThan(hashes(retarget.required(longAgo)) * 1.2);
  }

  @Test
  void neverMovesByMoreThanTwice() {
    BlockNode slow = grow(30, height -> 60);
    for (int i = 0; i < 6; i++) {
      int bits = retarget.required(slow);
      BlockNode next = child(slow, 100_000, bits);
      assertThat(hashes(retarget.required(next))).isGreaterThan(hashes(bits) / 2.01);
      slow = next;
    }
    BlockNode fast = grow(30, height -> 60);
    for (int i = 0; i < 30; i++) {
      int bits = retarget.required(fast);
      fast = child(fast, 0, bits);
      assertThat(hashes(retarget.required(fast))).isLessThan(hashes(bits) * 2.01);
    }
  }

  @Test
  void findsTheIntervalAgainAfterHashrateGrewTwentyfold() {
    SplittableRandom random = new SplittableRandom(5);
    double hashrate = 20 * hashes(START) / 60;
    BlockNode tip = genesis();
    long started = 0;
    for (int i = 0; i < 400; i++) {
      if (i == 200) {
        started = tip.header().epochSecond();
      }
      int bits = retarget.required(tip);
      double seconds = -Math.log1p(-random.nextDouble()) * hashes(bits) / hashrate;
      tip = child(tip, Math.round(seconds), bits);
    }
    assertThat((tip.header().epochSecond() - started) / 200.0).isBetween(50.0, 70.0);
  }

  @Test
  void allowsEasierTargetOnlyAfterTenIntervals() {
    BlockNode tip = grow(10, height -> 60);
    int eased = retarget.eased(tip, 1);
    assertThat(hashes(eased)).isCloseTo(hashes(START) / 4, withPercentage(1));
    assertThat(retarget.allows(tip, header(tip, 599, eased))).isFalse();
    assertThat(retarget.allows(tip, header(tip, 600, eased))).isTrue();
    assertThat(retarget.allows(tip, header(tip, 600, START))).isTrue();
    assertThat(retarget.allows(tip, header(tip, 1_000_000, 0x207fffff))).isFalse();
  }

  private BlockNode grow(int blocks, IntUnaryOperator seconds) {
    BlockNode tip = genesis();
    for (int i = 1; i <= blocks; i++) {
      tip = child(tip, seconds.applyAsInt(i), retarget.required(tip));
    }
    return tip;
  }

  private static BlockNode genesis() {
    BlockHeader header = new BlockHeader(4, Hash256.ZERO, Hash256.ZERO, (int) GENESIS, START, 0);
    return BlockNode.root(header.id(), header, 0);
  }

  private static BlockNode child(BlockNode parent, long seconds, int bits) {
    BlockHeader header = header(parent, seconds, bits);
    return parent.child(header.id(), header, List.of());
  }

  private static BlockHeader header(BlockNode parent, long seconds, int bits) {
    long time = parent.header().epochSecond() + seconds;
    return new BlockHeader(4, parent.id(), Hash256.ZERO, (int) time, bits, 0);
  }

  private static double hashes(int bits) {
    return 0x1p256 / Target.ofCompact(bits).toDouble();
  }
}
