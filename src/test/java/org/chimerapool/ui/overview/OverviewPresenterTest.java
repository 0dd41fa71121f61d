package org.chimerapool.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.ui.live.ScriptedPool.block;
import static org.chimerapool.ui.live.ScriptedPool.minutes;
import static org.chimerapool.ui.live.ScriptedPool.node;
import static org.chimerapool.ui.live.ScriptedPool.worker;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.stats.FakeFigures;
import org.chimerapool.stats.TimeRange;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.i18n.Translations;
import org.chimerapool.ui.kit.PoolWish;
import org.chimerapool.ui.kit.Problem;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.kit.Tone;
import org.chimerapool.ui.live.ScriptedPool;
import org.chimerapool.ui.live.ScriptedTenants;
import org.junit.jupiter.api.Test;

class OverviewPresenterTest {

  private final ScriptedPool pool = new ScriptedPool();

  @Test
  void saysThatNoPoolRuns() {
    OverviewModel model = read();

    assertThat(model.choice().chosen()).isEmpty();
    assertThat(keys(model)).containsExactly("problem.nopool");
    assertThat(model.problems().getFirst().tone()).isEqualTo(Tone.BAD);
  }

  @Test
  void findsNothingWrongWithAnEmptyPool() {
    pool.run();

    OverviewModel model = read();

    assertThat(model.problems()).isEmpty();
    assertThat(model.workers()).isEmpty();
    assertThat(model.blocks()).isEqualTo(new Reading.There<>(List.of()));
    assertThat(model.blockCount()).isEqualTo(new Reading.There<>(0L));
    assertThat(model.chart().map(line -> line.isEmpty())).isEqualTo(new Reading.There<>(true));
    assertThat(model.meanEffort()).isEmpty();
  }

  @Test
  void namesAWorkerThatWentQuietAsTextWhateverItIsCalled() {
    pool.run();
    String hostile = "addr.{0}<img/src=x>''{1,choice}";
    pool.workers =
        List.of(
            worker(hostile, WorkerPulse.Status.OFFLINE, 0),
            worker("addr.b", WorkerPulse.Status.MINING, 9));

    OverviewModel model = read();

    assertThat(model.offline()).isEqualTo(1);
    assertThat(keys(model)).containsExactly("problem.offline");
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      assertThat(Translations.words(locale).say(model.problems().getFirst().detail()))
          .contains(hostile);
    }
  }

  @Test
  void tellsHowManySharesWaitForADatabaseThatIsAway() {
    pool.run();
    pool.databaseAway = true;
    pool.journal = new JournalHealth(1234, Duration.ofMinutes(5), false, 1, true);

    OverviewModel model = read();

    assertThat(keys(model)).containsExactly("problem.database");
    assertThat(say(model.problems().getFirst().detail())).contains("1,234 shares wait");
    assertThat(model.chart()).isInstanceOf(Reading.Failed.class);
    assertThat(model.blocks()).isInstanceOf(Reading.Failed.class);
    assertThat(model.blockCount()).isInstanceOf(Reading.Failed.class);
  }

  @Test
  void warnsOfAJournalThatFallsBehindButNotOfOneThatWaitsAMoment() {
    pool.run();
    pool.journal = new JournalHealth(40, Duration.ofSeconds(20), true, 1, true);
    assertThat(read().problems()).isEmpty();

    pool.journal = new JournalHealth(40, Duration.ofSeconds(21), true, 1, true);

    assertThat(keys(read())).containsExactly("problem.journal.behind");
    assertThat(say(read().problems().getFirst().headline())).contains("21 s behind");
  }

  @Test
  void putsRefusedSharesBeforeEverythingElse() {
    pool.run();
    pool.workers = List.of(worker("addr.a", WorkerPulse.Status.OFFLINE, 0));
    pool.nodes = List.of(node("one", NodeStatus.Health.DOWN, 0));
    pool.journal = new JournalHealth(40, Duration.ofSeconds(90), true, 1, false);

    assertThat(keys(read()))
        .containsExactly(
            "problem.journal.full",
            "problem.node.alldown",
            "problem.journal.behind",
            "problem.offline");
  }

  @Test
  void weighsADownNodeByWhetherAnotherIsLeft() {
    pool.run();
    pool.nodes =
        List.of(node("one", NodeStatus.Health.DOWN, 0), node("two", NodeStatus.Health.GOOD, 0));
    assertThat(keys(read())).containsExactly("problem.node.down");
    assertThat(read().problems().getFirst().tone()).isEqualTo(Tone.WARN);

    pool.nodes = List.of(node("one", NodeStatus.Health.DOWN, 0));

    assertThat(keys(read())).containsExactly("problem.node.alldown");
    assertThat(read().problems().getFirst().tone()).isEqualTo(Tone.BAD);
  }

  @Test
  void namesNoNodeToThosePeopleWhoSeeOneTenantOnly() {
    pool.run();
    List<NodeStatus> nodes =
        List.of(node("one", NodeStatus.Health.DOWN, 0), node("two", NodeStatus.Health.GOOD, 0));

    assertThat(
            new ProblemFinder(() -> pool.journal).find(pool.pools.all(), nodes, List.of(), false))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.headline().key()).isEqualTo("problem.node.some");
              assertThat(problem.headline().arguments()).isEmpty();
              assertThat(problem.path()).isEmpty();
            });
  }

  @Test
  void leavesTheRunningMinuteOutOfTheShareTrendEvenOfAYoungPool() {
    pool.run();
    pool.series = minutes(0, 0, 7, 8, 1);

    assertThat(read().shareTrend()).containsExactly(7.0, 8.0);
  }

  @Test
  void countsARefusedBlockNeitherAsARingNorInTheMeanEffort() {
    pool.run();
    pool.pulse(5e6);
    pool.series = minutes(5, 5, 5);
    pool.blocks =
        List.of(
            block(9_900, BlockStatus.REFUSED, 9),
            block(9_800, BlockStatus.PENDING, 1),
            block(9_700, BlockStatus.ORPHANED, 2));

    OverviewModel model = read();

    assertThat(model.meanEffort()).contains(1.5);
    assertThat(model.chart().map(line -> line.marks().size())).isEqualTo(new Reading.There<>(2));
  }

  private OverviewModel read() {
    return new OverviewPresenter(
            new OwnPools(pool.pools, new ScriptedTenants()),
            pool,
            new FakeFigures(pool, ScriptedPool.CLOCK),
            pool.reads(),
            new ProblemFinder(() -> pool.journal),
            new HealthCheck(() -> pool.journal),
            ScriptedPool.CLOCK)
        .read(PoolWish.ANY, TimeRange.HOUR);
  }

  private static List<String> keys(OverviewModel model) {
    return model.problems().stream().map(Problem::headline).map(said -> said.key()).toList();
  }

  private static String say(org.chimerapool.ui.i18n.Phrase phrase) {
    return Translations.words(Locale.ENGLISH).say(phrase);
  }
}
