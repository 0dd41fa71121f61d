package org.chimerapool.deployment.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.chimerapool.deployment.PushDesk;
import org.chimerapool.deployment.Route;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.fleet.Reach;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.fleet.TargetHealth;
import org.chimerapool.deployment.fleet.TargetKind;
import org.chimerapool.deployment.fleet.TargetState;
import org.chimerapool.deployment.log.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunFollowerTest {

  private final Desk desk = new Desk();
  private final Machine machine = new Machine();

  @Test
  void asksOnceForTheRestOfALogThatIsNotOnTheMachineAnyMore() {
    for (String state : List.of("absent", "over")) {
      desk.ended = true;
      desk.complaints.clear();
      machine.programs.clear();
      machine.state = state;

      follow();

      assertThat(desk.complaints)
          .containsExactly("the rest of this run's log is not on the machine any more");
      assertThat(machine.programs).hasSize(1);
    }
  }

  @Test
  void failsARunThatTheMachineHasNoRoomFor() {
    machine.state = "absent";

    follow();

    assertThat(desk.begun).isTrue();
    assertThat(desk.complaints).singleElement().asString().contains("is the disk full?");
  }

  @Test
  void takesWhatARunWasGivenFromItsMachineWhenNoMoreOfItsLogIsWanted() {
    desk.ended = true;
    desk.closed = true;

    follow();

    assertThat(machine.programs).singleElement().asString().contains("bash run.sh delivered");
    assertThat(desk.complaints).containsExactly("tidied");
  }

  private void follow() {
    new RunFollower(7, desk, fleet(), _ -> machine, "", Clock.systemUTC()).run();
  }

  private static Fleet fleet() {
    Target target =
        new Target(
            1,
            "a host",
            TargetKind.GENERIC,
            TargetState.ACCEPTED,
            Set.of(),
            "",
            Map.of(),
            Map.of(),
            TargetHealth.UNKNOWN,
            "",
            false,
            new Reach.Local(),
            Optional.empty(),
            Instant.EPOCH);
    return (Fleet)
        Proxy.newProxyInstance(
            RunFollowerTest.class.getClassLoader(),
            new Class<?>[] {Fleet.class},
            (_, method, _) -> method.getName().equals("find") ? Optional.of(target) : null);
  }

  /// Answers what it was told to, and takes no program.
  private static final class Machine implements Shell {

    final List<String> programs = new ArrayList<>();
    String state = "";

    @Override
    public Output run(String program, Duration most) {
      programs.add(program);
      String out = "==chimera==\n";
      return program.contains("run.sh fetch")
          ? new Output(0, (out + "state=" + state + "\n").getBytes(StandardCharsets.UTF_8), "")
          : new Output(1, out.getBytes(StandardCharsets.UTF_8), "is the disk full?");
    }

    @Override
    public void close() {}
  }

  /// Wants a run until it is complained of.
  private static final class Desk implements PushDesk {

    final List<String> complaints = new ArrayList<>();
    boolean ended;
    boolean begun;
    boolean closed;

    @Override
    public List<Long> open() {
      return List.of(7L);
    }

    @Override
    public Optional<Job> job(long run) {
      return complaints.isEmpty()
          ? Optional.of(new Job(run, 1, Route.SSH, begun, ended, closed, 0, 1))
          : Optional.empty();
    }

    @Override
    public String script(long run) {
      return "#!/usr/bin/env bash\n";
    }

    @Override
    public boolean begin(long run) {
      begun = true;
      return true;
    }

    @Override
    public void waits(long run, String words) {
      complaints.add("waits: " + words);
    }

    @Override
    public void refused(long run, String words) {
      complaints.add("refused: " + words);
    }

    @Override
    public void broken(long run, String words) {
      complaints.add(words);
    }

    @Override
    public void tidied(long run) {
      complaints.add("tidied");
    }

    @Override
    public CompletableFuture<Answer> take(long run, long offset, byte[] bytes) {
      return CompletableFuture.completedFuture(new Answer(0, 1, false, false, 0));
    }
  }
}
