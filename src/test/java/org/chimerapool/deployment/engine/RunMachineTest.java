package org.chimerapool.deployment.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.RunProgress;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.log.AgentEvent;
import org.chimerapool.deployment.log.AgentLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The states of a run.
class RunMachineTest {

  private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  private static final RunPatience PATIENCE =
      new RunPatience(Duration.ofMinutes(1), Duration.ofDays(2));

  @ParameterizedTest
  @CsvSource({
    "WAITING, false, RUNNING",
    "RUNNING, false, RUNNING",
    "CANCELLING, true, CANCELLING",
    "LOST, false, RUNNING",
    "LOST, true, CANCELLING",
    "ABANDONED, false, RUNNING",
    "SUCCEEDED, false, SUCCEEDED",
    "FAILED, false, FAILED",
    "CANCELLED, true, CANCELLED"
  })
  void goesOnWhenItsMachineIsHeard(RunState before, boolean cancelled, RunState after) {
    RunFacts heard = RunMachine.heard(run(before, cancelled), START.plusSeconds(5));

    assertThat(heard.state()).isEqualTo(after);
    assertThat(heard.endedAt().isPresent()).isEqualTo(after.ended());
    assertThat(heard.heardAt()).contains(START.plusSeconds(5));
  }

  @ParameterizedTest
  @CsvSource({
    "WAITING, 3599, WAITING",
    "WAITING, 3601, ABANDONED",
    "RUNNING, 59, RUNNING",
    "RUNNING, 61, LOST",
    "CANCELLING, 61, LOST",
    "LOST, 172799, LOST",
    "LOST, 172801, ABANDONED",
    "SUCCEEDED, 1000000, SUCCEEDED",
    "FAILED, 1000000, FAILED"
  })
  void doesNotStayRunningWhileItsMachineIsSilent(RunState before, long seconds, RunState after) {
    RunFacts looked =
        RunMachine.looked(
            run(before, false),
            START.plus(Duration.ofHours(1)),
            PATIENCE,
            START.minusSeconds(5),
            START.plusSeconds(seconds));

    assertThat(looked.state()).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "WAITING, CANCELLED",
    "RUNNING, CANCELLING",
    "CANCELLING, CANCELLING",
    "LOST, LOST",
    "SUCCEEDED, SUCCEEDED",
    "FAILED, FAILED",
    "CANCELLED, CANCELLED"
  })
  void isCancelledAtOnceOnlyWhereNoMachineHasIt(RunState before, RunState after) {
    assertThat(RunMachine.cancel(run(before, before == RunState.CANCELLING), START).state())
        .isEqualTo(after);
  }

  @Test
  void remembersThatALostRunIsToBeCancelled() {
    RunFacts lost = RunMachine.cancel(run(RunState.LOST, false), START);

    assertThat(RunMachine.heard(lost, START).state()).isEqualTo(RunState.CANCELLING);
  }

  /// Also a run that was given up, and one that somebody wanted to cancel too late.
  @ParameterizedTest
  @EnumSource(RunState.class)
  void endsAsItsMachineSays(RunState before) {
    RunFacts ended =
        RunMachine.said(
            run(before, false),
            line(new AgentEvent.Result(AgentEvent.Outcome.FAILED, true, "Stopped at: x")),
            Optional.empty(),
            START.plusSeconds(9));

    assertThat(ended.state()).isEqualTo(RunState.FAILED);
    assertThat(ended.notUndone()).isTrue();
    assertThat(ended.detail()).isEqualTo("Stopped at: x");
    assertThat(ended.endedAt()).contains(START.plusSeconds(9));
  }

  @Test
  void movesFromStepToStep() {
    RunFacts run = run(RunState.RUNNING, false);
    run = RunMachine.said(run, line(new AgentEvent.StepStarted(1)), Optional.empty(), START);
    run = RunMachine.said(run, line(new AgentEvent.Progress(0.4)), Optional.empty(), START);

    assertThat(run.progress()).isEqualTo(new RunProgress(1, 4, 0.4));

    run = RunMachine.said(run, line(new AgentEvent.StepDone()), Optional.empty(), START);

    assertThat(run.progress()).isEqualTo(new RunProgress(1, 4, 1));
  }

  /// The console was away for an hour; that is no silence of the machine's.
  @Test
  void countsSilenceFromWhenTheConsoleListensAgain() {
    Instant back = START.plusSeconds(3_600);

    assertThat(looked(back, back.plusSeconds(59)).state()).isEqualTo(RunState.RUNNING);
    assertThat(looked(back, back.plusSeconds(61)).state()).isEqualTo(RunState.LOST);
  }

  private static RunFacts looked(Instant listeningSince, Instant now) {
    return RunMachine.looked(
        run(RunState.RUNNING, false), START.plusSeconds(3_600), PATIENCE, listeningSince, now);
  }

  @Test
  void knowsUntilWhenAStepShouldBeOver() {
    Optional<Instant> due = Optional.of(START.plusSeconds(90));
    RunFacts run = run(RunState.RUNNING, false);
    run = RunMachine.said(run, line(new AgentEvent.StepStarted(1)), due, START);
    assertThat(run.dueAt()).isEqualTo(due);

    run = RunMachine.said(run, line(new AgentEvent.StepDone()), due, START);
    assertThat(run.dueAt()).isEmpty();
  }

  @Test
  void knowsUntilWhenAMachineShouldHaveStopped() {
    RunFacts lost = RunMachine.cancel(run(RunState.LOST, false), START);
    assertThat(lost.dueAt()).isEmpty();
    Instant back = START.plusSeconds(500);

    assertThat(RunMachine.heard(lost, back).dueAt()).contains(back.plus(RunPatience.STOPPING));
    assertThat(RunMachine.cancel(run(RunState.RUNNING, false), START).dueAt())
        .contains(START.plus(RunPatience.STOPPING));
  }

  private static AgentLine line(AgentEvent event) {
    return new AgentLine(new LogLine(7, START, 4, LogLevel.INFO, "words"), 1, Optional.of(event));
  }

  private static RunFacts run(RunState state, boolean cancelled) {
    boolean taken = state != RunState.WAITING;
    return new RunFacts(
        state,
        START,
        "",
        cancelled,
        false,
        taken ? Optional.of(START) : Optional.empty(),
        state.ended() ? Optional.of(START) : Optional.empty(),
        taken ? Optional.of(START) : Optional.empty(),
        Map.of(),
        RunProgress.NONE,
        Optional.empty());
  }
}
