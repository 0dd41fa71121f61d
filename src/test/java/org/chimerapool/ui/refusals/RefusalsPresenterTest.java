package org.chimerapool.ui.refusals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Locale;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.RefusalCount;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.stats.SeriesPoint;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.i18n.Translations;
import org.chimerapool.ui.kit.PoolWish;
import org.chimerapool.ui.live.RecordedTrail;
import org.chimerapool.ui.live.ScriptedPool;
import org.chimerapool.ui.live.ScriptedRefusals;
import org.chimerapool.ui.live.ScriptedTenants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusalsPresenterTest {

  private static final WorkerName WORKER = new WorkerName("addr", "rig");

  private final ScriptedPool pool = new ScriptedPool().run();
  private final ScriptedRefusals refusals = new ScriptedRefusals();
  private final RefusalsPresenter presenter =
      new RefusalsPresenter(
          new OwnPools(pool.pools, new ScriptedTenants()),
          refusals,
          pool.reads(),
          ScriptedPool.CLOCK);

  @Test
  void answersHowManyWereRefusedAndMostlyWhy() {
    pool.series =
        List.of(new SeriesPoint(ScriptedPool.NOW, ScriptedPool.estimate(1, 990), 990, 10));
    refusals.counts =
        List.of(
            count(ShareVerdict.Reason.DUPLICATE, WORKER, "Bitaxe", 3),
            count(ShareVerdict.Reason.STALE_JOB, WORKER, "Bitaxe", 4),
            count(ShareVerdict.Reason.STALE_JOB, null, "", 2));

    RefusalsModel model = presenter.read(PoolWish.ANY);

    assertThat(say(model.answer().headline()))
        .isEqualTo("10 shares were refused in the last six hours, 1% of all.");
    assertThat(say(model.answer().more().orElseThrow())).isEqualTo("Mostly: stale.");
    assertThat(model.byReason())
        .extracting(RefusalsModel.Tally::name, RefusalsModel.Tally::shares)
        .containsExactly(tuple("STALE_JOB", 6L), tuple("DUPLICATE", 3L));
    assertThat(model.byWorker())
        .extracting(RefusalsModel.Tally::name, RefusalsModel.Tally::shares)
        .containsExactly(tuple("addr.rig", 7L), tuple("", 2L));
  }

  @Test
  void tellsNothingRefusedFromNothingReadable() {
    assertThat(presenter.read(PoolWish.ANY).answer().headline().key())
        .isEqualTo("refusals.answer.none");

    pool.databaseAway = true;
    ScriptedPool away = pool;
    RefusalsPresenter fresh =
        new RefusalsPresenter(
            new OwnPools(away.pools, new ScriptedTenants()),
            refusals,
            away.reads(),
            ScriptedPool.CLOCK);

    assertThat(fresh.read(PoolWish.ANY).answer().headline().key()).isEqualTo("panel.failed");
  }

  @Test
  void explainsAStrangersShareToNobodyByItsNumber() {
    refusals.all =
        List.of(
            ScriptedRefusals.refusal(2, null, ScriptedPool.NOW),
            ScriptedRefusals.refusal(1, WORKER, ScriptedPool.NOW));

    assertThat(presenter.explain(1, "addr")).isPresent();
    assertThat(presenter.explain(1, "other")).isEmpty();
    assertThat(presenter.explain(2, "addr")).isEmpty();
    assertThat(presenter.explain(RecordedTrail.VIEWER, 2)).isPresent();
    assertThat(presenter.explain(RecordedTrail.VIEWER, 3)).isEmpty();
  }

  private static RefusalCount count(
      ShareVerdict.Reason reason, @Nullable WorkerName worker, String device, long shares) {
    return new RefusalCount(ScriptedPool.ID, reason, worker, device, shares, ScriptedPool.NOW);
  }

  private static String say(Phrase phrase) {
    return Translations.words(Locale.ENGLISH).say(phrase);
  }
}
