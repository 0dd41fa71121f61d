package org.chimerapool.simulation.fleet;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.chimerapool.simulation.fleet.Membership.Answer;

/// A machine that enrols, asks what it is to run, and runs it. Belongs to one thread.
final class SimulatedMachine implements Runnable {

  private static final Duration AWAY = Duration.ofSeconds(2);
  private static final Duration SKEW = Duration.ofDays(-13);

  private final FleetPlan plan;
  private final String name;
  private final boolean even;
  private final Habit habit;
  private final Door door;
  private final FleetTally tally;
  private final InstantSource clock;
  private final Random random;
  private final Membership membership;
  private final Set<Long> done = new HashSet<>();
  private int runs;

  SimulatedMachine(FleetPlan plan, int number, Door door, FleetTally tally, InstantSource clock) {
    this.plan = plan;
    this.door = door;
    this.tally = tally;
    this.clock = clock;
    habit = plan.mix().of(number);
    name = plan.prefix() + number;
    even = number % 2 == 0;
    random = new Random(plan.seed() * 1_000_003 + number);
    membership = new Membership(door, clock, skew().toMillis());
  }

  private Duration skew() {
    return habit == Habit.SKEWED ? SKEW : Duration.ZERO;
  }

  @Override
  public void run() {
    try {
      TimeUnit.MILLISECONDS.sleep(random.nextInt((int) Math.max(500, plan.pause().toMillis())));
      while (!Thread.currentThread().isInterrupted()) {
        TimeUnit.MILLISECONDS.sleep(ask().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return how long to wait until the next question
  private Duration ask() throws InterruptedException {
    try {
      if (!membership.enrolled()) {
        membership.enrol(plan.token(), name, 2 + random.nextInt(7));
        tally.enrolled();
        return Duration.ZERO;
      }
      Answer answer =
          membership.ask(
              "poll", "clock %d\n".formatted(clock.instant().plus(skew()).toEpochMilli()));
      String run = answer.said("run");
      if (!run.isEmpty() && done.add(Long.parseLong(run))) {
        carryOut(Long.parseLong(run));
      }
      return pause(answer);
    } catch (IOException e) {
      tally.failedToAsk(String.valueOf(e.getMessage()));
      return plan.pause().compareTo(AWAY) > 0 ? plan.pause() : AWAY;
    }
  }

  private Duration pause(Answer answer) {
    String said = answer.said("pause");
    return plan.pause().isPositive() || !said.matches("[0-9]{1,4}")
        ? plan.pause()
        : Duration.ofSeconds(Long.parseLong(said));
  }

  private void carryOut(long run) throws IOException, InterruptedException {
    Answer answer;
    try {
      answer = membership.ask("run", Long.toString(run));
    } catch (IOException e) {
      done.remove(run);
      throw e;
    }
    ScriptSight script = ScriptSight.of(answer.content());
    Habit now = habitNow();
    runs++;
    Spool spool = new Spool(clock, skew());
    SpoolSender sender = new SpoolSender(door, run, script.key(), spool, now, random, tally);
    tally.ended(new SimulatedRun(script, spool, sender, plan, now, random, even).run(name));
  }

  /// Some things go wrong the first time only.
  private Habit habitNow() {
    return switch (habit) {
      case FULL, LYING, SILENT -> runs == 0 ? habit : Habit.STEADY;
      case STEADY, LOSSY, REBOOTING, SLOW, SKEWED, REPEATING, BROKEN -> habit;
    };
  }
}
