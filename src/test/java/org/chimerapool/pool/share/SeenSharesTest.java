package org.chimerapool.pool.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.chimerapool.pool.ShareSubmission;
import org.junit.jupiter.api.Test;

class SeenSharesTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456789Z");

  private final SeenShares seen = new SeenShares();

  @Test
  void tellsSharesApartByAllThatMakesThemOtherWork() {
    ShareSubmission share = share(1, 2, 3, 4);
    assertThat(seen.add(share, NOW)).isTrue();
    assertThat(seen.add(share, NOW)).isFalse();
    for (ShareSubmission other :
        List.of(share(9, 2, 3, 4), share(1, 9, 3, 4), share(1, 2, 9, 4), share(1, 2, 3, 9))) {
      assertThat(seen.add(other, NOW)).isTrue();
    }
    assertThat(seen.size()).isEqualTo(5);
  }

  @Test
  void looksNeitherAtTheUserNorAtTheJob() {
    assertThat(seen.add(new ShareSubmission("a", "1", new byte[4], 5, 6, 0), NOW)).isTrue();
    assertThat(seen.add(new ShareSubmission("b", "2", new byte[4], 5, 6, 0), NOW)).isFalse();
  }

  @Test
  void takesAShareAgainThatWasForgotten() {
    ShareSubmission share = share(0, 0, 0, 0);
    seen.remove(share);
    assertThat(seen.add(share, NOW)).isTrue();
    seen.remove(share);
    assertThat(seen.size()).isZero();
    assertThat(seen.add(share, NOW)).isTrue();
    assertThat(seen.add(share, NOW)).isFalse();
  }

  @Test
  void knowsWhenAShareWasSentFirst() {
    ShareSubmission share = share(1, 2, 3, 4);
    assertThat(seen.firstSent(share)).isNull();
    seen.add(share, NOW);
    seen.add(share, NOW.plusSeconds(9));
    for (int nonce = 100; nonce < 200; nonce++) {
      seen.add(share(1, 2, nonce, 4), NOW.plusSeconds(nonce));
    }
    assertThat(seen.firstSent(share)).isEqualTo(NOW);
  }

  /// Beside a set that cannot be wrong, with few values so that much collides.
  @Test
  void remembersAsASetDoes() {
    SplittableRandom random = new SplittableRandom(7);
    Set<List<Integer>> expected = new HashSet<>();
    for (int i = 0; i < 200_000; i++) {
      int nonce = random.nextInt() >> 18;
      int bits = random.nextInt(3) - 1;
      ShareSubmission share = share(nonce & 3, -1, nonce, bits);
      List<Integer> key = List.of(nonce, bits);
      if (random.nextInt(3) == 0) {
        seen.remove(share);
        expected.remove(key);
      } else {
        assertThat(seen.add(share, NOW)).isEqualTo(expected.add(key));
      }
    }
    assertThat(seen.size()).isEqualTo(expected.size());
  }

  private static ShareSubmission share(long extranonce2, int time, int nonce, int bits) {
    byte[] bytes = ByteBuffer.allocate(8).putLong(extranonce2).array();
    return new ShareSubmission("user", "job", bytes, time, nonce, bits);
  }
}
