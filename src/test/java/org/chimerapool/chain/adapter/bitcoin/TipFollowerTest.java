package org.chimerapool.chain.adapter.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.kernel.Hash256;
import org.junit.jupiter.api.Test;

class TipFollowerTest {

  private final TipFollower follower = new TipFollower();

  @Test
  void saysNothingOfTheFirstTip() throws Exception {
    assertThat(follower.follow(block(5, 0), chain(0, 5))).isEmpty();
    assertThat(follower.follow(block(5, 0), chain(0, 5))).isEmpty();
  }

  @Test
  void findsPlainGrowthOverSeveralBlocks() throws Exception {
    follower.follow(block(5, 0), chain(0, 5));
    TipFollower.Step step = follower.follow(block(8, 0), chain(0, 8)).orElseThrow();
    assertThat(step.depth()).isZero();
    assertThat(step.tip().height()).isEqualTo(8);
  }

  @Test
  void countsBlocksThatNodeKnowsToBeOffTheChain() throws Exception {
    follower.follow(block(8, 0), chain(0, 8));
    Map<Hash256, HeaderInfo> after = blocks(1, 6, 9);
    after.putAll(blocks(0, 1, 5));
    for (long height = 6; height <= 8; height++) {
      HeaderInfo old = header(height, 0, -1);
      after.put(old.hash(), old);
    }
    Hash256 fork = block(6, 1);
    after.put(fork, new HeaderInfo(fork, 6, block(5, 0), Instant.EPOCH, 1));
    assertThat(follower.follow(block(9, 1), from(after)).orElseThrow().depth()).isEqualTo(3);
  }

  @Test
  void countsBlocksThatOtherNodeHasNeverSeen() throws Exception {
    follower.follow(block(5, 0), chain(0, 5));
    follower.follow(block(6, 0), chain(0, 6));
    follower.follow(block(8, 0), chain(0, 8));
    Map<Hash256, HeaderInfo> other = blocks(0, 1, 5);
    other.putAll(blocks(1, 7, 9));
    Hash256 fork = block(6, 1);
    other.put(fork, new HeaderInfo(fork, 6, block(5, 0), Instant.EPOCH, 1));
    assertThat(follower.follow(block(9, 1), from(other)).orElseThrow().depth()).isEqualTo(3);
  }

  @Test
  void followsChainThatBecameShorter() throws Exception {
    follower.follow(block(8, 0), chain(0, 8));
    Map<Hash256, HeaderInfo> shorter = blocks(0, 1, 7);
    HeaderInfo invalid = header(8, 0, -1);
    shorter.put(invalid.hash(), invalid);
    assertThat(follower.follow(block(7, 0), from(shorter)).orElseThrow().depth()).isEqualTo(1);
  }

  @Test
  void waitsForTipThatIsGoneAgain() throws Exception {
    follower.follow(block(5, 0), chain(0, 5));
    assertThat(follower.follow(block(6, 3), chain(0, 6))).isEmpty();
    assertThat(follower.follow(block(6, 0), chain(0, 6))).isPresent();
  }

  private static TipFollower.Headers chain(long branch, long tip) {
    return from(blocks(branch, 1, tip));
  }

  private static TipFollower.Headers from(Map<Hash256, HeaderInfo> known) {
    return hash -> Optional.ofNullable(known.get(hash));
  }

  private static Map<Hash256, HeaderInfo> blocks(long branch, long first, long last) {
    Map<Hash256, HeaderInfo> blocks = new HashMap<>();
    for (long height = first; height <= last; height++) {
      HeaderInfo header = header(height, branch, 1);
      blocks.put(header.hash(), header);
    }
    return blocks;
  }

  private static HeaderInfo header(long height, long branch, int confirmations) {
    return new HeaderInfo(
        block(height, branch), height, block(height - 1, branch), Instant.EPOCH, confirmations);
  }

  private static Hash256 block(long height, long branch) {
    return new Hash256(0, 0, branch, height);
  }
}
