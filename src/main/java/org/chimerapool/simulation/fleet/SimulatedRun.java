package org.chimerapool.simulation.fleet;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.chimerapool.simulation.fleet.ScriptSight.Step;

/// One run on a simulated machine: says step by step what a machine would say, with what goes wrong
/// on it. Commands are not run; one that ends with `exit N` fails with that code, with
/// `|| exit N` on every second machine.
final class SimulatedRun {

  private static final Duration DELIVERS_WITHIN = Duration.ofMinutes(10);
  private static final int NO_SPACE = 28;

  private final ScriptSight script;
  private final Spool spool;
  private final SpoolSender sender;
  private final FleetPlan plan;
  private final Habit habit;
  private final Random random;
  private final boolean even;
  private int begun = -1;

  /// @param habit steady where it was some other run's turn to go wrong
  /// @param even every second machine is
  SimulatedRun(
      ScriptSight script,
      Spool spool,
      SpoolSender sender,
      FleetPlan plan,
      Habit habit,
      Random random,
      boolean even) {
    this.script = script;
    this.spool = spool;
    this.sender = sender;
    this.plan = plan;
    this.habit = habit;
    this.random = random;
    this.even = even;
  }

  /// @return how it ended: succeeded, failed or cancelled
  String run(String machine) throws InterruptedException {
    say(
        -1,
        -1,
        "info",
        "Running on " + machine + ": Simulated Linux 1",
        Map.of("event", "context", "ctx", Map.of("host", machine, "arch", "x86_64", "cores", 4)));
    int wrong = script.steps().isEmpty() ? -1 : random.nextInt(script.steps().size());
    String result = "succeeded";
    for (int i = 0; i < script.steps().size() && result.equals("succeeded"); i++) {
      begun = i;
      result = step(script.steps().get(i), i, i == wrong);
    }
    if (!result.equals("succeeded")) {
      undo();
    }
    String words =
        result.equals("succeeded")
            ? "Everything is in place"
            : "Stopped at: " + script.steps().get(begun).name();
    say(-1, -1, "info", words, Map.of("event", "result", "result", result, "code", code(result)));
    spool.end();
    deliver();
    return result;
  }

  private static int code(String result) {
    return result.equals("succeeded") ? 0 : 1;
  }

  private String step(Step step, int place, boolean wrong) throws InterruptedException {
    say(step.phase(), place, "info", step.name(), Map.of("event", "step_started", "try", 1));
    if (wrong) {
      goWrong(step, place);
    }
    pass(plan.step().multipliedBy(habit == Habit.SLOW ? 4 : 1));
    if (sender.cancelled()) {
      failed(step, place, 130, "cancelled");
      return "cancelled";
    }
    int code = exitCode(step, wrong);
    if (code != 0) {
      failed(step, place, code, "failed with exit code " + code);
      return "failed";
    }
    say(step.phase(), place, "out", "output of " + step.name(), Map.of());
    say(
        step.phase(),
        place,
        "info",
        step.name() + ": done",
        Map.of("event", "step_done", "code", 0));
    return "succeeded";
  }

  private int exitCode(Step step, boolean wrong) {
    if (step.fails() != 0 && !(step.sometimes() && even)) {
      return step.fails();
    }
    if (!wrong) {
      return 0;
    }
    return switch (habit) {
      case FULL -> NO_SPACE;
      case LYING, BROKEN -> 1;
      case STEADY, LOSSY, REBOOTING, SLOW, SKEWED, REPEATING, SILENT -> 0;
    };
  }

  private void failed(Step step, int place, int code, String words) throws InterruptedException {
    say(
        step.phase(),
        place,
        "error",
        step.name() + ": " + words,
        Map.of("event", "step_failed", "code", code));
  }

  private void goWrong(Step step, int place) throws InterruptedException {
    switch (habit) {
      case FULL ->
          say(
              step.phase(),
              place,
              "warn",
              "17 lines are missing here: the disk was full",
              Map.of("lost", 17));
      case LYING ->
          say(
              step.phase(),
              place,
              "error",
              "The command went well, but its check does not hold (exit code 1)",
              Map.of());
      case REBOOTING -> {
        TimeUnit.MILLISECONDS.sleep(plan.step().multipliedBy(5).toMillis());
        say(-1, -1, "warn", "Going on where the machine stopped", Map.of("event", "resumed"));
        say(step.phase(), place, "info", step.name(), Map.of("event", "step_started", "try", 1));
      }
      case SILENT -> TimeUnit.MILLISECONDS.sleep(plan.silence().toMillis());
      case STEADY, LOSSY, SLOW, SKEWED, REPEATING, BROKEN -> {}
    }
  }

  private void undo() throws InterruptedException {
    for (int i = begun; i >= 0; i--) {
      Step step = script.steps().get(i);
      if (step.undone()) {
        say(step.phase(), i, "warn", "Undoing: " + step.name(), Map.of("event", "undo_started"));
        say(
            step.phase(),
            i,
            "info",
            "Undone: " + step.name(),
            Map.of("event", "undone", "code", 0));
      }
    }
  }

  private void say(int phase, int step, String level, String text, Map<String, Object> more)
      throws InterruptedException {
    spool.put(phase, step, level, text, more);
    if (spool.size() % 3 == 0) {
      sender.send();
    }
  }

  private void pass(Duration time) throws InterruptedException {
    sender.send();
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
    sender.send();
  }

  private void deliver() throws InterruptedException {
    long until = System.nanoTime() + DELIVERS_WITHIN.toNanos();
    long pause = 20;
    while (!sender.complete() && System.nanoTime() < until) {
      sender.send();
      TimeUnit.MILLISECONDS.sleep(pause);
      pause = Math.min(2_000, pause * 2);
    }
  }
}
