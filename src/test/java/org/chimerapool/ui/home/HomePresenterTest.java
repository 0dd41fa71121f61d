package org.chimerapool.ui.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.ui.live.ScriptedPool.block;
import static org.chimerapool.ui.live.ScriptedPool.minutes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.PoolTraffic;
import org.chimerapool.stratum.StratumStatus;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.live.ScriptedPool;
import org.junit.jupiter.api.Test;

class HomePresenterTest {

  private final ScriptedPool pool = new ScriptedPool();
  private int port = 3333;

  @Test
  void hasNoPoolToShowBeforeOneRuns() {
    HomeModel model = read();

    assertThat(model.choice().chosen()).isEmpty();
    assertThat(model.pulse()).isEmpty();
    assertThat(model.stratumPort()).isZero();
  }

  @Test
  void showsAnEmptyPoolAsEmptyNotAsBroken() {
    pool.run();

    HomeModel model = read();

    assertThat(model.choice().chosen()).isPresent();
    assertThat(model.blocks()).isEqualTo(new Reading.There<>(List.of()));
    assertThat(model.blockCount()).isEqualTo(new Reading.There<>(0L));
    assertThat(model.chart().map(line -> line.isEmpty())).isEqualTo(new Reading.There<>(true));
  }

  @Test
  void tellsOfThePoolThatIsAskedForAndOtherwiseOfTheFirst() {
    PoolId second = new PoolId(2);
    pool.run().run(second, "Second pool");

    assertThat(read(Optional.of(second)).choice().chosen().map(PoolDescription::name))
        .contains("Second pool");
    assertThat(read(Optional.of(new PoolId(99))).choice().chosen().map(PoolDescription::name))
        .contains("Test pool");
    assertThat(read().pools())
        .extracting(line -> line.pool().name())
        .containsExactly("Test pool", "Second pool");
  }

  @Test
  void saysThatTheChainIsSimulated() {
    assertThat(new HomePresenterTest().running(false)).isFalse();
    assertThat(new HomePresenterTest().running(true)).isTrue();
  }

  @Test
  void claimsNoFiguresThatItCannotRead() {
    pool.run();
    pool.databaseAway = true;

    HomeModel model = read();

    assertThat(model.blocks()).isInstanceOf(Reading.Failed.class);
    assertThat(model.blockCount()).isInstanceOf(Reading.Failed.class);
    assertThat(model.chart()).isInstanceOf(Reading.Failed.class);
  }

  @Test
  void keepsBlocksThatTheNodesRefusedFromThePublic() {
    pool.run();
    pool.blocks =
        List.of(block(9_002, BlockStatus.REFUSED, 1), block(9_001, BlockStatus.PENDING, 1));

    assertThat(read().blocks().orElse(List.of()))
        .extracting(BlockSummary::height)
        .containsExactly(9_001L);
  }

  @Test
  void endsTheLineWithTheLiveRateAndNotWithTheRunningStep() {
    pool.run();
    pool.pulse(6e6);
    pool.series = minutes(5, 5, 5, 5, 5, 5, 5, 1);

    var line = read().chart().map(drawn -> drawn);

    assertThat(line.map(drawn -> drawn.points().getLast().value().orElseThrow()))
        .isEqualTo(new Reading.There<>(5e6));
    assertThat(line.map(drawn -> drawn.live().orElseThrow().value().orElseThrow()))
        .isEqualTo(new Reading.There<>(6e6));
  }

  @Test
  void tellsThatNobodyCanConnect() {
    port = 0;

    assertThat(read().stratumPort()).isZero();
  }

  private boolean running(boolean simulated) {
    if (simulated) {
      pool.simulated();
    }
    pool.run();
    return read().choice().chosen().orElseThrow().chain().simulated();
  }

  private HomeModel read() {
    return read(Optional.empty());
  }

  private HomeModel read(Optional<PoolId> wanted) {
    return new HomePresenter(pool.pools, pool, pool.reads(), new Server(), ScriptedPool.CLOCK)
        .read(wanted);
  }

  private final class Server implements StratumStatus {

    @Override
    public int port() {
      return port;
    }

    @Override
    public List<PoolTraffic> pools() {
      return List.of();
    }

    @Override
    public int connections() {
      return 0;
    }

    @Override
    public long requests() {
      return 0;
    }

    @Override
    public long malformedLines() {
      return 0;
    }

    @Override
    public Map<CloseReason, Long> closes() {
      return Map.of();
    }
  }
}
