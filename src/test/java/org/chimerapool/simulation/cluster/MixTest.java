package org.chimerapool.simulation.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chimerapool.simulation.cluster.MinerProfile.Manner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MixTest {

  @Test
  void readsKindsWeightsAndManners() {
    Mix mix =
        Mix.parse("asic:3 hashrate=1.5M latency=40ms stale=2%; far stay=5m away=10s invalid=100%");
    assertThat(mix.portions()).extracting(Mix.Portion::name).containsExactly("asic", "far");
    assertThat(mix.portions()).extracting(Mix.Portion::weight).containsExactly(3, 1);
    MinerProfile asic = mix.portions().getFirst().profile();
    assertThat(asic.manner()).isEqualTo(Manner.MINES);
    assertThat(asic.hashrate()).isEqualTo(1_500_000);
    assertThat(asic.latency()).isEqualTo(Duration.ofMillis(40));
    assertThat(asic.stale()).isEqualTo(0.02);
    assertThat(asic.invalid()).isZero();
    MinerProfile far = mix.portions().getLast().profile();
    assertThat(far.latency()).as("what the kind brings along").isPositive();
    assertThat(far.stay()).isEqualTo(Duration.ofMinutes(5));
    assertThat(far.away()).isEqualTo(Duration.ofSeconds(10));
    assertThat(far.invalid()).isEqualTo(1);
  }

  @Test
  void readsAFileWithAKindOnEachLineAndComments() {
    Mix mix =
        Mix.parse(
            """
            # a small farm
            steady:8
            silent:1   # says nothing

            deaf:1
            """);
    assertThat(mix.portions())
        .extracting(portion -> portion.profile().manner())
        .containsExactly(Manner.MINES, Manner.SILENT, Manner.DEAF);
  }

  @ParameterizedTest
  @CsvSource({"10, 8, 1", "1000, 800, 100", "7777, 6222, 778"})
  void sharesOutTheMinersByWeight(int miners, int steady, int silent) {
    Mix mix = Mix.parse("steady:80; silent:10; deaf:10");
    Map<String, Long> counts =
        IntStream.range(0, miners)
            .mapToObj(i -> mix.of(i).name())
            .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    assertThat(counts.get("steady")).isBetween(steady - 3L, steady + 3L);
    assertThat(counts.get("silent")).isBetween(silent - 3L, silent + 3L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "Steady",
        "steady:0",
        "steady:x",
        "steady:-1",
        "a b",
        "a hashrate=",
        "a hashrate=2z",
        "a stale=2",
        "a stale=101%",
        "a latency=3",
        "a latency=x",
        "a colour=red",
        ":5"
      })
  void saysWhatItExpectedInstead(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mix.parse(text))
        .withMessageStartingWith("expected ");
  }
}
