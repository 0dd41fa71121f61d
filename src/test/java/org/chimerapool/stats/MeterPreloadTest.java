package org.chimerapool.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chimerapool.stats.StatsFixtures.POOL;

import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.Pools;
import org.junit.jupiter.api.Test;

class MeterPreloadTest {
  private final TestClock clock = new TestClock();
  private final Pools pools = StatsFixtures.poolsWithOne(clock);
  private final StatsSettings settings = new StatsSettings(100);
  private final LiveMeter live = new LiveMeter(pools, clock, settings);
  private final StatsFixtures.FakeHistory history = new StatsFixtures.FakeHistory();
  private final MeterPreload preload =
      StatsFixtures.preload(live, history, new StatsFixtures.FakeBlocks(), pools, clock);

  @Test
  void countsThePastOnceThoughTheDatabaseBrokeOffInTheMiddle() {
    history.total = 1000;
    history.breaksOff = true;
    assertThatThrownBy(preload::load).hasMessage("database broke off");
    history.breaksOff = false;
    preload.load();
    preload.load();
    live.beat();

    assertThat(live.pulse(POOL).latest().orElseThrow().acceptedTotal()).isEqualTo(1000);
  }
}
