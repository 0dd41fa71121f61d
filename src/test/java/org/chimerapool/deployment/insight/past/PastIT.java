package org.chimerapool.deployment.insight.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.jooq.deployment.Tables.DIGEST;
import static org.chimerapool.jooq.deployment.Tables.PHASE_TIME;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.insight.Diagnosis;
import org.chimerapool.deployment.insight.Forecast;
import org.chimerapool.deployment.insight.HistoryFilter;
import org.chimerapool.deployment.insight.KnownFault;
import org.chimerapool.deployment.insight.PastRun;
import org.chimerapool.deployment.insight.Range;
import org.chimerapool.deployment.insight.Report;
import org.chimerapool.deployment.insight.SampleRuns;
import org.chimerapool.deployment.insight.Signature;
import org.chimerapool.deployment.insight.outline.Outlines;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is made of runs that have ended, on a real database.
@DatabaseTest
class PastIT {

  private static final String ATTIC =
      "{\"host\":\"attic\",\"arch\":\"x86_64\",\"cores\":\"4\",\"memoryKb\":\"8045000\"}";
  private static final String CELLAR =
      "{\"host\":\"cellar\",\"arch\":\"x86_64\",\"cores\":\"2\",\"memoryKb\":\"2000000\"}";

  private DSLContext db;
  private SampleRuns runs;
  private Digester digester;
  private JooqSignatures signatures;
  private final Clock clock = Clock.fixed(SampleRuns.NOON.plusSeconds(86_400), ZoneOffset.UTC);

  @BeforeEach
  void open(TestDatabase database) {
    db = database.sql();
    runs = new SampleRuns(db);
    digester = new Digester(db, new Outlines(db));
    signatures = new JooqSignatures(db, clock);
  }

  @Test
  void tellsWhyARunFailedAndWhatMendedItBefore() {
    RunRecord first = failed(ATTIC, 0, 1, "curl: (6) Could not resolve host: files.example.org");
    RunRecord again = runs.run(RunState.SUCCEEDED, 1, ATTIC, at(1_000));
    RunRecord second = failed(CELLAR, 2_000, 1, "curl: (6) Could not resolve host: a.b.example");
    RunRecord newer = runs.run(RunState.SUCCEEDED, 2, CELLAR, at(3_000));
    RunRecord third = failed(ATTIC, 4_000, 2, "curl: (6) Could not resolve host: z.example.org");
    digester.digest(100);

    Diagnosis why = signatures.of(third.getId()).orElseThrow();
    assertThat(why.step()).isEqualTo("Fetch");
    assertThat(why.phase()).isEqualTo("Install");
    assertThat(why.exitCode()).isEqualTo(OptionalInt.of(6));
    assertThat(why.told()).isEqualTo("curl: (6) Could not resolve host: z.example.org");
    assertThat(why.line()).isEqualTo(2);
    Signature signature = why.signature();
    assertThat(signature.known()).contains(KnownFault.NAME_UNKNOWN);
    assertThat(signature.pattern()).isEqualTo("curl: (#) could not resolve host: HOST");
    assertThat(signature.runs()).isEqualTo(3);
    assertThat(signature.triedAgain()).isEqualTo(2);
    assertThat(signature.mended()).isEqualTo(2);
    assertThat(signature.mends())
        .containsExactlyInAnyOrder(
            new Signature.Mend(Signature.Mend.Kind.RETRY_ONLY, "", 1, 1),
            new Signature.Mend(Signature.Mend.Kind.VERSION, "1 → 2", 1, 1));
    assertThat(List.of(first, again, second, newer)).allMatch(run -> digested(run) == 1);
  }

  @Test
  void keepsAnOperatorsWords() {
    RunRecord run = failed(ATTIC, 0, 1, "E: Could not get lock /var/lib/dpkg/lock-frontend");
    digester.digest(10);
    long id = signatures.of(run.getId()).orElseThrow().signature().id();

    assertThat(signatures.explain(id, "unattended upgrades", "wait", "every Tuesday", "anna"))
        .isTrue();
    assertThat(signatures.find(id).orElseThrow())
        .returns("unattended upgrades", Signature::cause)
        .returns("wait", Signature::fix)
        .returns(Optional.of(KnownFault.PACKAGE_LOCK), Signature::known);
    assertThat(signatures.explain(id + 1, "", "", "", "anna")).isFalse();
  }

  @Test
  void countsTheSecondsOfEachPhase() {
    RunRecord run = runs.run(RunState.SUCCEEDED, 1, ATTIC, at(0));
    runs.steps(run, 10, 20, 40);
    digester.digest(10);

    assertThat(
            db.selectFrom(PHASE_TIME)
                .where(PHASE_TIME.RUN_ID.eq(run.getId()))
                .orderBy(PHASE_TIME.PHASE)
                .fetch(row -> row.getName() + " " + row.getSeconds()))
        .containsExactly("Prepare 10.0", "Install 60.0");
  }

  @Test
  void looksAgainAtARunThatWentOn() {
    RunRecord run = runs.run(RunState.ABANDONED, 1, ATTIC, at(0));
    digester.digest(10);
    assertThat(digester.digest(10)).isZero();
    run.setState(RunState.SUCCEEDED.name());
    run.setStateSince(at(500));
    run.store();

    assertThat(digester.digest(10)).isEqualTo(1);
    assertThat(digested(run)).isEqualTo(1);
  }

  @Test
  void findsRunsByWhatIsKnownOfThem() {
    RunRecord good = runs.run(RunState.SUCCEEDED, 1, ATTIC, at(0));
    RunRecord bad = failed(CELLAR, 50, 1, "no space left on device");
    digester.digest(10);
    JooqHistory history = new JooqHistory(db);

    assertThat(history.page(HistoryFilter.ALL, 0, 10))
        .extracting(PastRun::id)
        .containsExactly(bad.getId(), good.getId());
    assertThat(history.page(HistoryFilter.ALL, bad.getId(), 10))
        .extracting(PastRun::id)
        .containsExactly(good.getId());
    assertThat(history.count(with("NO SPACE", Set.of(RunState.FAILED)))).isEqualTo(1);
    assertThat(history.count(with("no space", Set.of(RunState.SUCCEEDED)))).isZero();
    assertThat(history.count(with("100%_'", Set.of()))).isZero();
    assertThat(history.page(with("cellar", Set.of()), 0, 10))
        .singleElement()
        .returns("cellar", PastRun::host)
        .returns("x86_64, 2 CPU, 2 GB", PastRun::hardware);
    List<Long> all = new ArrayList<>();
    history.each(HistoryFilter.ALL, each -> all.add(each.id()));
    assertThat(all).containsExactly(bad.getId(), good.getId());
  }

  @Test
  void reportsSuccessWithItsUncertainty() {
    for (int i = 0; i < 8; i++) {
      runs.steps(runs.run(RunState.SUCCEEDED, 1, ATTIC, at(i * 200L)), 10, 20, 30 + i);
    }
    failed(CELLAR, 2_000, 1, "no space left on device");
    failed(CELLAR, 2_500, 1, "no space left on device");
    runs.run(RunState.CANCELLED, 1, ATTIC, at(3_000));
    digester.digest(100);

    Report report =
        new JooqAnalytics(db, signatures)
            .report(at(-86_400), SampleRuns.NOON.plus(Duration.ofDays(1)), "");

    assertThat(report.all()).isEqualTo(Range.of(8, 10));
    assertThat(report.cancelled()).isEqualTo(1);
    assertThat(report.byHardware())
        .containsExactly(
            new Report.Group("x86_64, 4 CPU, 8 GB", Range.of(8, 8)),
            new Report.Group("x86_64, 2 CPU, 2 GB", Range.of(0, 2)));
    assertThat(report.durations())
        .extracting(Report.PhaseDurations::phase, Report.PhaseDurations::runs)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Prepare", 8L),
            org.assertj.core.groups.Tuple.tuple("Install", 8L));
    assertThat(report.durations().get(1).median()).isEqualTo(Duration.ofMillis(53_500));
    assertThat(report.weeks()).singleElement().returns(8L, Report.Week::succeeded);
    assertThat(report.failures()).singleElement().returns(2L, Signature::runs);
  }

  @Test
  void foretellsOnlyFromEnoughRuns() {
    JooqForecast forecast = new JooqForecast(db, signatures, clock);
    runs.run(RunState.SUCCEEDED, 1, ATTIC, at(0));
    digester.digest(100);
    assertThat(forecast.of(plan("")).known()).isFalse();

    for (int i = 1; i < 20; i++) {
      runs.run(RunState.SUCCEEDED, 1, ATTIC, at(i));
    }
    for (int i = 0; i < 6; i++) {
      RunRecord bad = failed(CELLAR, 100 + i, 1, "no space left on device");
      bad.setLabel("the cellar");
      bad.store();
    }
    digester.digest(100);

    Forecast.Outlook anywhere = forecast.of(plan("a new machine"));
    assertThat(anywhere.failures()).isEqualTo(Range.of(6, 26));
    assertThat(anywhere.basis()).isEqualTo(Forecast.Basis.VERSION);
    Forecast.Outlook there = forecast.of(plan("the cellar"));
    assertThat(there.failures()).isEqualTo(Range.of(6, 6));
    assertThat(there.basis()).isEqualTo(Forecast.Basis.MACHINE);
    assertThat(there.reasons())
        .extracting(Forecast.Reason::basis)
        .contains(Forecast.Basis.MACHINE, Forecast.Basis.HARDWARE);
    assertThat(there.likeliest())
        .singleElement()
        .returns(Optional.of(KnownFault.DISK_FULL), Signature::known);
  }

  private static Forecast.Plan plan(String label) {
    return new Forecast.Plan("sample", 1, OptionalLong.empty(), label);
  }

  private static HistoryFilter with(String text, Set<RunState> states) {
    HistoryFilter all = HistoryFilter.ALL;
    return new HistoryFilter(
        states,
        all.recipe(),
        all.target(),
        all.label(),
        all.place(),
        all.by(),
        all.signature(),
        all.from(),
        all.until(),
        text);
  }

  private RunRecord failed(String context, long after, int version, String words) {
    RunRecord run = runs.run(RunState.FAILED, version, context, at(after));
    runs.say(run, 1, LogLevel.INFO, "Fetch");
    runs.say(run, 1, LogLevel.OUT, words);
    runs.say(run, 1, LogLevel.ERROR, "Fetch: failed with exit code 6");
    runs.say(run, 0, LogLevel.WARN, "Undoing: Look");
    return run;
  }

  private int digested(RunRecord run) {
    return db.fetchCount(DIGEST, DIGEST.RUN_ID.eq(run.getId()));
  }

  private static Instant at(long seconds) {
    return SampleRuns.NOON.plusSeconds(seconds);
  }
}
