package org.chimerapool.chain.adapter.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chimerapool.chain.adapter.bitcoin.BestHeight.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestHeightTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration HOLD = Duration.ofSeconds(10);

  /// Node a had block 101, node b has 100; -1 is a node that does not answer.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          both answer,                        101, 100, 101,  0, 101, false
          the other catches up,               101, 101, 101,  0, 101, false
          a block more,                       102, 100, 101,  0, 102, false
          the one that had it is silent,       -1, 100, 101,  0, 101, true
          still so when the time is up,        -1, 100, 101, 10, 101, true
          for longer than that,                -1, 100, 101, 11, 100, false
          the other catches up meanwhile,      -1, 101, 101,  5, 101, false
          it takes its word back,             100, 100, 101,  0, 100, false
          it takes it back after a silence,   100, 100, 101,  5, 100, false
          nobody works on that block yet,      -1, 100, 100,  0, 100, false
          there is no work at all,             -1, 100,  -1,  0, 100, false
          nobody answers,                      -1,  -1, 101,  0, 101, true
          nobody has answered for long,        -1,  -1, 101, 99, 101, true
          """)
  void holdsABlockForAWhileWhenThoseWhoHadItFallSilent(
      String what, long a, long b, long worked, int after, long height, boolean held) {
    BestHeight before = BestHeight.unknown(NOW).next(words(101, 100), 101, NOW, HOLD);
    if (after > 0) {
      before = before.next(words(-1, 100), 101, NOW, HOLD);
    }
    BestHeight next = before.next(words(a, b), worked, NOW.plusSeconds(after), HOLD);
    assertThat(next.height()).as(what).isEqualTo(height);
    assertThat(next.isHeld()).as(what).isEqualTo(held);
  }

  @Test
  void remembersWhenTheBestBlockWasFirstHeardOf() {
    BestHeight best = BestHeight.unknown(NOW).next(words(100, 100), -1, NOW, HOLD);
    best = best.next(words(101, 100), 100, NOW.plusSeconds(1), HOLD);
    best = best.next(words(101, 101), 101, NOW.plusSeconds(2), HOLD);
    assertThat(best.since()).isEqualTo(NOW.plusSeconds(1));
    assertThat(best.holders()).containsExactlyInAnyOrder("a", "b");
  }

  private static List<Word> words(long... heights) {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < heights.length; i++) {
      words.add(new Word(i == 0 ? "a" : "b", heights[i]));
    }
    return words;
  }
}
