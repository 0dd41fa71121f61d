package org.chimerapool.ui.miner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chimerapool.ui.live.ScriptedPool.worker;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.stats.TimeRange;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.i18n.Translations;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.live.ScriptedPool;
import org.chimerapool.ui.live.ScriptedRefusals;
import org.junit.jupiter.api.Test;

class MinerPresenterTest {

  private final ScriptedPool pool = new ScriptedPool().run();
  private final ScriptedRefusals refusals = new ScriptedRefusals();

  @Test
  void asksTheDatabaseForNoAddressThatIsNotKnown() {
    pool.workers = List.of(worker("other.a", WorkerPulse.Status.MINING, 5));

    MinerModel model = read();

    assertThat(model.isKnown()).isFalse();
    assertThat(model.headline().key()).isEqualTo("miner.unknown");
    assertThat(pool.seriesAsked).isZero();
  }

  @Test
  void addsRatesAndTakesMarginsAsIndependent() {
    pool.workers =
        List.of(
            worker("addr.a", WorkerPulse.Status.MINING, 30),
            worker("addr.b", WorkerPulse.Status.MINING, 40),
            worker("other.c", WorkerPulse.Status.MINING, 500));

    MinerModel model = read();

    assertThat(model.rate().rate().perSecond()).isEqualTo(70);
    assertThat(model.rate().margin().perSecond()).isCloseTo(5, within(1e-9));
    assertThat(model.rate().shares()).isEqualTo(100);
    assertThat(model.lastShareAt()).contains(ScriptedPool.NOW.minusSeconds(30));
    assertThat(model.best().orElseThrow().worker().worker().rig()).isEqualTo("b");
  }

  @Test
  void saysHowManyOfTheRigsMine() {
    pool.workers = List.of(worker("addr.a", WorkerPulse.Status.OFFLINE, 0));
    assertThat(headline()).isEqualTo("The worker is offline");

    pool.workers =
        List.of(
            worker("addr.a", WorkerPulse.Status.OFFLINE, 0),
            worker("addr.b", WorkerPulse.Status.TROUBLED, 4),
            worker("addr.c", WorkerPulse.Status.MINING, 4));
    assertThat(headline()).isEqualTo("2 of 3 workers mining");
  }

  @Test
  void countsRefusedSharesAgainstAllAndNamesTheCommonestReason() {
    pool.workers =
        List.of(
            refusing("addr.a", Map.of(ShareVerdict.Reason.STALE_JOB, 300L)),
            refusing(
                "addr.b",
                Map.of(ShareVerdict.Reason.DUPLICATE, 400L, ShareVerdict.Reason.STALE_JOB, 300L)));

    MinerModel model = read();

    assertThat(model.refused()).isCloseTo(1000.0 / 3000, within(1e-9));
    assertThat(model.mostRefused()).contains(ShareVerdict.Reason.STALE_JOB);
  }

  @Test
  void marksAnAddressAsSimulatedOnlyIfAllItsRigsAre() {
    WorkerPulse virtual = worker("addr.a", WorkerPulse.Status.MINING, 1, Map.of(), true);
    pool.workers = List.of(virtual);
    assertThat(read().isSimulated()).isTrue();

    pool.workers = List.of(virtual, worker("addr.b", WorkerPulse.Status.MINING, 1));
    assertThat(read().isSimulated()).isFalse();
  }

  @Test
  void keepsTheLiveFiguresWhenTheDatabaseIsAway() {
    pool.workers = List.of(worker("addr.<b>{0}</b>", WorkerPulse.Status.MINING, 30));
    pool.databaseAway = true;

    MinerModel model = read();

    assertThat(model.chart()).isInstanceOf(Reading.Failed.class);
    assertThat(model.rate().rate().perSecond()).isEqualTo(30);
    assertThat(model.workers().getFirst().worker().rig()).isEqualTo("<b>{0}</b>");
  }

  private static WorkerPulse refusing(String name, Map<ShareVerdict.Reason, Long> refused) {
    return worker(name, WorkerPulse.Status.TROUBLED, 5, refused, false);
  }

  private String headline() {
    return Translations.words(Locale.ENGLISH).say(read().headline());
  }

  private MinerModel read() {
    return new MinerPresenter(pool.pools, pool, pool.reads(), refusals, ScriptedPool.CLOCK)
        .read(Optional.empty(), "addr", TimeRange.HOUR);
  }
}
