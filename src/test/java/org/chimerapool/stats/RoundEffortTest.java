package org.chimerapool.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.stats.StatsFixtures.POOL;
import static org.chimerapool.stats.StatsFixtures.block;
import static org.chimerapool.stats.StatsFixtures.share;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.Pools;
import org.junit.jupiter.api.Test;

/// The fake chain's network difficulty is 1.
class RoundEffortTest {
  private final TestClock clock = new TestClock();
  private final Pools pools = StatsFixtures.poolsWithOne(clock);
  private final StatsSettings settings = new StatsSettings(100);
  private final LiveMeter live = new LiveMeter(pools, clock, settings);
  private final StatsFixtures.FakeBlocks blocks = new StatsFixtures.FakeBlocks();
  private final StatsFixtures.FakeHistory history = new StatsFixtures.FakeHistory();
  private final MeterPreload preload = StatsFixtures.preload(live, history, blocks, pools, clock);

  @Test
  void isUnknownUntilThePastIsKnown() {
    assertThat(effort()).isEmpty();
  }

  @Test
  void addsToTheWorkFromBeforeTheStart() {
    history.work = 0.5;
    preload.load();
    live.accepted(share("a.r", 0.25, clock.instant()));

    assertThat(effort()).hasValue(0.75);
  }

  @Test
  void startsAnewAfterTheVeryShareThatIsABlock() {
    preload.load();
    live.beat();
    live.accepted(share("a.r", 0.25, clock.instant()));
    Instant found = later(0.25, 1.5);
    later(0.125, 0.2);
    blocks.found.add(block(found, BlockStatus.PENDING));
    preload.followRounds();

    assertThat(effort()).hasValue(0.125);
  }

  @Test
  void goesOnWithTheFormerRoundWhenABlockIsOrphaned() {
    preload.load();
    live.beat();
    Instant first = later(0.25, 1.5);
    Instant second = later(0.5, 1.5);
    blocks.found.add(block(first, BlockStatus.PENDING));
    blocks.found.add(block(second, BlockStatus.PENDING));
    preload.followRounds();
    assertThat(effort()).hasValue(0);

    blocks.found.set(1, block(second, BlockStatus.ORPHANED));
    preload.followRounds();
    assertThat(effort()).hasValue(0.5);
  }

  @Test
  void asksTheDatabaseForABlockThatItDidNotSee() {
    preload.load();
    live.accepted(share("a.r", 4, clock.instant()));
    blocks.found.add(block(clock.instant().minusSeconds(30), BlockStatus.CONFIRMED));
    history.work = 3;
    preload.followRounds();

    assertThat(effort()).hasValue(3);
  }

  private Instant later(double work, double achieved) {
    clock.advance(Duration.ofSeconds(1));
    live.accepted(share("a.r", work, achieved, clock.instant()));
    return clock.instant();
  }

  private OptionalDouble effort() {
    live.beat();
    return live.pulse(POOL).latest().orElseThrow().effort();
  }
}
