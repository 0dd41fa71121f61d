package org.chimerapool.pool.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.RefusalCount;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusalCountersTest {

  private static final PoolId POOL = new PoolId(1);
  private static final Instant NOW = Instant.parse("2026-11-21T12:30:00Z");
  private static final WorkerName HONEST = new WorkerName("honest", "rig");

  private final RefusalCounters counters = new RefusalCounters(20, 5, 8);

  @Test
  void keepsTheCountersOfOthersFromAnAddressThatInventsRigsAndDevices() {
    count(HONEST, "bitaxe", NOW);
    for (int i = 0; i < 1_000; i++) {
      count(new WorkerName("loud", "r" + i), "d" + i, NOW);
      count(null, "agent" + i, NOW);
    }

    assertThat(shares(HONEST, "bitaxe")).isEqualTo(1);
    assertThat(counters.of(POOL, NOW)).hasSize(1 + 5 + 5 + 1);
    assertThat(counters.of(POOL, NOW).getFirst())
        .isEqualTo(new RefusalCount(POOL, Reason.DUPLICATE, null, "", 1_990, NOW));
  }

  @Test
  void givesTheCounterOfWhoWasQuietLongestToANewcomer() {
    count(HONEST, "bitaxe", NOW);
    for (int i = 0; i < 100; i++) {
      count(new WorkerName("addr" + i, ""), "", NOW);
      count(HONEST, "bitaxe", NOW);
    }

    assertThat(shares(HONEST, "bitaxe")).isEqualTo(101);
    assertThat(shares(new WorkerName("addr99", ""), "")).isEqualTo(1);
    assertThat(shares(new WorkerName("addr0", ""), "")).isZero();
    assertThat(counters.of(POOL, NOW).stream().mapToLong(RefusalCount::shares).sum())
        .as("none is lost")
        .isEqualTo(201);
  }

  @Test
  void countsOneDay() {
    count(HONEST, "bitaxe", NOW);
    count(HONEST, "bitaxe", NOW.plus(Duration.ofHours(20)));

    assertThat(counters.of(POOL, NOW.plus(Duration.ofHours(23))))
        .containsExactly(
            new RefusalCount(
                POOL, Reason.DUPLICATE, HONEST, "bitaxe", 2, NOW.plus(Duration.ofHours(20))));
    assertThat(counters.of(POOL, NOW.plus(Duration.ofHours(26))))
        .extracting(RefusalCount::shares)
        .containsExactly(1L);
    assertThat(counters.of(POOL, NOW.plus(Duration.ofDays(3)))).isEmpty();
  }

  @Test
  void givesEachRefusalOnceForKeeping() {
    count(HONEST, "bitaxe", NOW);
    List<CountedHour> first = counters.takeChanges(NOW);
    assertThat(counters.takeChanges(NOW)).isEmpty();
    count(HONEST, "bitaxe", NOW);

    assertThat(first).extracting(CountedHour::shares).containsExactly(1L);
    assertThat(counters.takeChanges(NOW))
        .singleElement()
        .isEqualTo(
            new CountedHour(
                Instant.parse("2026-11-21T12:00:00Z"),
                POOL,
                Reason.DUPLICATE,
                HONEST,
                "bitaxe",
                1,
                NOW));
  }

  @Test
  void keepsOnlySoManyOfAnHourByTheirNames() {
    for (int i = 0; i < 15; i++) {
      count(new WorkerName("addr" + i, ""), "", NOW);
    }

    List<CountedHour> changes = counters.takeChanges(NOW);
    assertThat(changes.stream().filter(change -> change.worker() != null)).hasSize(8);
    assertThat(changes.stream().mapToLong(CountedHour::shares).sum()).isEqualTo(15);
  }

  private void count(@Nullable WorkerName worker, String device, Instant at) {
    counters.count(POOL, Reason.DUPLICATE, worker, device, at);
  }

  private long shares(WorkerName worker, String device) {
    return counters.of(POOL, NOW).stream()
        .filter(count -> worker.equals(count.worker()) && device.equals(count.device()))
        .mapToLong(RefusalCount::shares)
        .sum();
  }
}
