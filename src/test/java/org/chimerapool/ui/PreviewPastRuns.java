package org.chimerapool.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.insight.SampleRuns;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.jooq.DSLContext;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Deployments in every state: some succeeded, some failed of causes that are known, some go on,
/// and one has said a hundred thousand lines, a few of which want to be more than text.
@Order(Ordered.LOWEST_PRECEDENCE)
class PreviewPastRuns implements ApplicationRunner {

  static final int LONG = 100_000;

  private static final String SMALL =
      "{\"host\":\"arcade-%d\",\"arch\":\"x86_64\",\"cores\":\"2\",\"memoryKb\":\"1990000\",\"name\":\"Debian 13\"}";
  private static final String LARGE =
      "{\"host\":\"node-%d\",\"arch\":\"x86_64\",\"cores\":\"8\",\"memoryKb\":\"16200000\",\"name\":\"Debian 13\"}";

  private final DSLContext db;
  private final Clock clock;

  PreviewPastRuns(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    SampleRuns runs = new SampleRuns(db);
    Instant now = clock.instant();
    for (int i = 0; i < 24; i++) {
      boolean small = i % 3 == 0;
      Instant made = now.minus(Duration.ofHours(5L + 20L * i));
      String context = (small ? SMALL : LARGE).formatted(i);
      boolean bad = small && i % 2 == 0;
      RunRecord run =
          named(
              runs.run(bad ? RunState.FAILED : RunState.SUCCEEDED, 1 + i / 12, context, made),
              small ? "arcade-" + i : "node-" + i);
      runs.steps(run, 10 + i % 5, 60 + i, 20);
      if (bad) {
        fail(
            runs,
            run,
            "cp: error writing '/srv/data/block-%d': No space left on device".formatted(i));
      }
    }
    RunRecord failed =
        named(runs.run(RunState.FAILED, 2, SMALL.formatted(6), now.minusSeconds(900)), "arcade-6");
    failed.setDetail("Stopped at: Fetch");
    failed.store();
    fail(runs, failed, "curl: (6) Could not resolve host: files.example.org");
    RunRecord lost =
        named(runs.run(RunState.LOST, 2, LARGE.formatted(7), now.minusSeconds(1_200)), "node-7");
    runs.say(lost, 1, LogLevel.OUT, "Fetching 1200 MB");
    lost.setHeardAt(now.minusSeconds(600));
    lost.setPhase(1);
    lost.setStep(1);
    lost.store();
    for (String name : List.of("node-31", "node-32", "node-33")) {
      RunRecord going =
          named(runs.run(RunState.RUNNING, 2, LARGE.formatted(31), now.minusSeconds(40)), name);
      runs.begin(going, 1);
      runs.say(going, 1, LogLevel.INFO, "Fetch");
      runs.say(going, 1, LogLevel.OUT, "43 % of 1200 MB");
      going.setPhase(1);
      going.setStep(1);
      going.setStepPart(0.43);
      going.setHeardAt(now.plus(Duration.ofHours(1)));
      going.store();
    }
    RunRecord large =
        named(
            runs.run(RunState.SUCCEEDED, 2, LARGE.formatted(99), now.minusSeconds(4_000)),
            "long-log");
    runs.fill(large, LONG);
    runs.say(
        large,
        2,
        LogLevel.OUT,
        "\u001b[32mgreen\u001b[0m \u001b[1;31mbold red\u001b[0m \u001b]0;title\u0007\u001b[2Jplain");
    runs.say(
        large,
        2,
        LogLevel.OUT,
        "<img src=x onerror=\"document.title='bitten'\"><script>document.title='bitten'</script>");
    runs.say(large, 2, LogLevel.WARN, "the clock is 4.2 s behind");
    runs.say(large, 2, LogLevel.ERROR, "this one went wrong, and was mended");
    runs.say(large, 2, LogLevel.INFO, "Everything is in place");
  }

  private static RunRecord named(RunRecord run, String name) {
    run.setLabel(name);
    run.store();
    return run;
  }

  private static void fail(SampleRuns runs, RunRecord run, String words) {
    runs.say(run, 0, LogLevel.INFO, "Look");
    runs.say(run, 0, LogLevel.OUT, "Debian 13, 2 cores");
    runs.say(run, 1, LogLevel.INFO, "Fetch");
    runs.say(run, 1, LogLevel.OUT, "Fetching from files.example.org");
    runs.say(run, 1, LogLevel.OUT, words);
    runs.say(run, 1, LogLevel.ERROR, "Fetch: failed with exit code 6");
    runs.say(run, 0, LogLevel.WARN, "Undoing: Look");
    runs.say(run, -1, LogLevel.INFO, "Stopped at: Fetch");
  }
}
