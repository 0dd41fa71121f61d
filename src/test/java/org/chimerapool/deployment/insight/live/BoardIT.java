package org.chimerapool.deployment.insight.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.insight.Board;
import org.chimerapool.deployment.insight.Eta;
import org.chimerapool.deployment.insight.LiveRun;
import org.chimerapool.deployment.insight.SampleRuns;
import org.chimerapool.deployment.insight.Trouble;
import org.chimerapool.deployment.insight.outline.Outline;
import org.chimerapool.deployment.insight.outline.Outlines;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/// What runs, what wants a look, and how long it still takes.
@DatabaseTest
class BoardIT {

  private static final Instant NOW = SampleRuns.NOON.plusSeconds(100);

  @Test
  void putsTroubledRunsFirst(TestDatabase database) {
    DSLContext db = database.sql();
    SampleRuns runs = new SampleRuns(db);
    RunRecord going = runs.run(RunState.RUNNING, 1, "{}", SampleRuns.NOON);
    runs.begin(going, 1);
    runs.say(going, 1, LogLevel.OUT, "43 of 100");
    going.setPhase(1);
    going.setStep(1);
    going.setStepPart(0.5);
    going.store();
    RunRecord lost = runs.run(RunState.LOST, 1, "{}", SampleRuns.NOON);
    RunRecord failed = runs.run(RunState.FAILED, 1, "{}", SampleRuns.NOON);
    Board board = read(db);

    assertThat(board.going()).extracting(LiveRun::id).containsExactly(lost.getId(), going.getId());
    assertThat(board.troubles())
        .extracting(Trouble::kind, each -> each.run().id())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Trouble.Kind.FAILED, failed.getId()),
            org.assertj.core.groups.Tuple.tuple(Trouble.Kind.LOST, lost.getId()));
    assertThat(board.failed()).isEqualTo(1);
    LiveRun seen = board.going().get(1);
    assertThat(seen.phase()).isEqualTo("Install");
    assertThat(seen.step()).isEqualTo("Fetch");
    assertThat(seen.lastLine()).isEqualTo("43 of 100");
    assertThat(seen.done()).isEqualTo(0.4375, within(1e-9));
  }

  @Test
  void tellsOfACancelThatIsNotHeard(TestDatabase database) {
    DSLContext db = database.sql();
    RunRecord run = new SampleRuns(db).run(RunState.CANCELLING, 1, "{}", SampleRuns.NOON);
    BoardReader reader = new BoardReader(db, new Outlines(db), new PhaseHistory(db));

    assertThat(reader.read(run.getStateSince().plusSeconds(60)).troubles()).isEmpty();
    assertThat(reader.read(run.getStateSince().plusSeconds(240)).troubles())
        .singleElement()
        .returns(Trouble.Kind.CANCEL_IGNORED, Trouble::kind);
  }

  @Test
  void expectsWhatPhasesUsuallyTake() {
    Outline outline =
        Outline.of(
            org.chimerapool.deployment.recipe.RecipeReader.read(
                """
                recipe: two
                title: Two
                phases:
                  - name: First
                    steps:
                      - name: A
                        run: 'true'
                  - name: Second
                    steps:
                      - name: B
                        run: 'true'
                """));
    Map<String, PhaseUsual> usual =
        Map.of("First", new PhaseUsual(8, 10, 20, 5), "Second", new PhaseUsual(50, 60, 100, 5));

    assertThat(Expectation.of(outline, usual, 0, Duration.ofSeconds(4)))
        .contains(
            new Eta(Duration.ofSeconds(66), Duration.ofSeconds(54), Duration.ofSeconds(116), 5));
    assertThat(Expectation.of(outline, usual, 1, Duration.ofSeconds(90)))
        .contains(new Eta(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(10), 5));
    assertThat(
            Expectation.of(outline, Map.of("First", new PhaseUsual(1, 1, 1, 2)), 0, Duration.ZERO))
        .isEqualTo(Optional.empty());
    assertThat(Expectation.overdue(usual, "Second", Duration.ofSeconds(190))).isFalse();
    assertThat(Expectation.overdue(usual, "Second", Duration.ofSeconds(210))).isTrue();
    assertThat(Expectation.overdue(usual, "Third", Duration.ofDays(1))).isFalse();
  }

  private static Board read(DSLContext db) {
    return new BoardReader(db, new Outlines(db), new PhaseHistory(db)).read(NOW);
  }
}
