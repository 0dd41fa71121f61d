package org.chimerapool.ui.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.ui.live.ScriptedPool.block;
import static org.chimerapool.ui.live.ScriptedPool.minutes;

import java.util.List;
import java.util.Map;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.StratumStatus;
import org.chimerapool.ui.live.Reading;
import org.chimerapool.ui.live.ScriptedPool;
import org.junit.jupiter.api.Test;

class HomePresenterTest {

  private final ScriptedPool pool = new ScriptedPool();
  private int port = 3333;

  @Test
  void hasNoPoolToShowBeforeOneRuns() {
    HomeModel model = read();

    assertThat(model.pool()).isEmpty();
    assertThat(model.pulse()).isEmpty();
    assertThat(model.stratumPort()).isEqualTo(3333);
  }

  @Test
  void showsAnEmptyPoolAsEmptyNotAsBroken() {
    pool.run();

    HomeModel model = read();

    assertThat(model.pool()).isPresent();
    assertThat(model.blocks()).isEqualTo(new Reading.There<>(List.of()));
    assertThat(model.blockCount()).isEqualTo(new Reading.There<>(0L));
    assertThat(model.chart().map(line -> line.isEmpty())).isEqualTo(new Reading.There<>(true));
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
    return read().pool().orElseThrow().chain().simulated();
  }

  private HomeModel read() {
    return new HomePresenter(pool.pools, pool, pool.reads(), new Server(), ScriptedPool.CLOCK)
        .read();
  }

  private final class Server implements StratumStatus {

    @Override
    public int port() {
      return port;
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
