package org.chimerapool.deployment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.deployment.executor.Hosts;
import org.chimerapool.deployment.executor.SshAccess;
import org.chimerapool.deployment.executor.Trial;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.fleet.Reach;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.fleet.TargetState;
import org.chimerapool.deployment.fleet.TestFleet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hosts from ThreeFold Grid, by a command that stands in for its client: it prints what that
/// prints, and keeps its machines as files.
@DatabaseTest
class ProvisionIT {

  private static final String STAND_IN =
      """
      #!/bin/bash
      cd "$(dirname "$0")" || exit 9
      echo "$*" >> asked
      case "$1 ${2:-}" in
        "version ") echo v0.15.18 ;;
        "get vm")
          if [ -e deaf ]; then echo "12:05PM ERR could not reach the chain"; exit 1; fi
          if [ ! -e "vm.$3" ]; then echo "12:06PM ERR failed to get vm error=\\"no contracts found for $3\\""; exit 1; fi
          printf '12:06PM INF vm:\\n{\\n\\t"Name": "%s",\\n\\t"PlanetaryIP": "300:e9c4:9048::8821",\\n\\t"MyceliumIP": "544:b74f::8031",\\n\\t"ComputedIP": ""\\n}\\n' "$3"
          ;;
        "deploy vm")
          if [ -e broken ]; then echo "12:06PM ERR failed to deploy vm error=\\"not enough tokens\\""; exit 1; fi
          [ -s "$6" ] || exit 8
          if [ -e slow ]; then echo $$ > pid; exec sleep 300; fi
          echo "12:06PM INF deploying network"
          echo "12:06PM INF deploying vm"
          touch "vm.$4"
          echo "12:07PM INF vm planetary ip: 300:e9c4:9048::8821"
          echo "12:07PM INF vm mycelium ip: 544:b74f::8031"
          ;;
        "cancel "*)
          if [ -e stuck ]; then echo "12:09PM ERR could not reach the chain"; exit 1; fi
          rm -f "vm.$2"
          ;;
      esac
      """;

  private static final Wishes WISHES = new Wishes("node1", 2, 4, 20, OptionalInt.empty());

  @TempDir Path grid;
  private Fleet fleet;
  private JooqProvisions provisions;
  private JooqProvisions besides;
  private JooqProvisions elsewhere;

  @BeforeEach
  void open(TestDatabase database) throws IOException {
    Path command = Files.writeString(grid.resolve("tfcmd"), STAND_IN);
    assertThat(command.toFile().setExecutable(true)).isTrue();
    fleet = TestFleet.on(database);
    provisions = console(database, command, Clock.systemUTC());
    besides = console(database, command, Clock.systemUTC());
    elsewhere =
        console(
            database,
            command,
            Clock.offset(Clock.systemUTC(), JooqProvisions.HELD.plusSeconds(30)));
  }

  private JooqProvisions console(TestDatabase database, Path command, Clock clock) {
    return new JooqProvisions(
        database.sql(), List.of(new GridProvider(command.toString())), fleet, new OneKey(), clock);
  }

  @Test
  void makesAHostAndAddsItToTheFleet() throws InterruptedException {
    assertThat(provisions.providers()).containsEntry("grid", "");
    Provision ordered = provisions.order("grid", WISHES, "anna");
    assertThat(ordered.state()).isEqualTo(Provision.State.ORDERED);
    provisions.look();

    Provision made = provisions.all().getFirst();
    assertThat(made.state()).isEqualTo(Provision.State.READY);
    Target target = fleet.find(made.target().orElseThrow()).orElseThrow();
    assertThat(target.reach())
        .isEqualTo(new Reach.Ssh("544:b74f::8031", 22, "root", Optional.empty()));
  }

  /// The console was stopped while the grid made it: it is found, not made twice, by whichever
  /// console comes next.
  @Test
  void findsWhatItHadMadeBeforeItWasStopped() throws Exception {
    Files.createFile(grid.resolve("slow"));
    Provision _ = provisions.order("grid", WISHES, "anna");
    Thread looking = Thread.ofPlatform().start(this::lookUntilInterrupted);
    Path pid = grid.resolve("pid");
    until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
    provisions.hold();
    looking.interrupt();
    looking.join(Duration.ofSeconds(30));
    assertThat(looking.isAlive()).isFalse();
    long child = Long.parseLong(Files.readString(pid).strip());
    until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    assertThat(provisions.all().getFirst().state()).isEqualTo(Provision.State.ORDERED);

    Files.createFile(grid.resolve("vm.node1"));
    elsewhere.look();
    assertThat(provisions.all().getFirst().state()).isEqualTo(Provision.State.READY);
    assertThat(Files.readAllLines(grid.resolve("asked")))
        .filteredOn(each -> each.startsWith("deploy"))
        .hasSize(1);
    assertThat(Files.readAllLines(grid.resolve("asked")))
        .noneMatch(each -> each.startsWith("cancel"));
    assertThat(fleet.all()).hasSize(1);
  }

  @Test
  void leavesAnOrderToTheConsoleThatWorksOnIt() throws Exception {
    Files.createFile(grid.resolve("slow"));
    Provision _ = provisions.order("grid", WISHES, "anna");
    Thread looking = Thread.ofPlatform().start(this::lookUntilInterrupted);
    Path pid = grid.resolve("pid");
    until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
    besides.look();
    assertThat(Files.readAllLines(grid.resolve("asked"))).hasSize(2);

    looking.interrupt();
    looking.join(Duration.ofSeconds(30));
  }

  @Test
  void neitherTakesNorGivesBackAHostThatWasNotOrderedHere() throws Exception {
    Files.createFile(grid.resolve("vm.node1"));
    Provision ordered = provisions.order("grid", WISHES, "anna");
    provisions.look();
    Provision refused = provisions.all().getFirst();
    assertThat(refused.state()).isEqualTo(Provision.State.FAILED);
    assertThat(refused.words()).contains("not ordered here");
    assertThat(fleet.all()).isEmpty();

    assertThat(provisions.remove(ordered.id(), "anna")).isTrue();
    provisions.look();
    assertThat(provisions.all().getFirst().state()).isEqualTo(Provision.State.REMOVED);
    assertThat(grid.resolve("vm.node1")).exists();
  }

  @Test
  void changesNothingWhileTheGridDoesNotAnswer() throws Exception {
    Path deaf = Files.createFile(grid.resolve("deaf"));
    Provision _ = provisions.order("grid", WISHES, "anna");
    provisions.look();
    Provision waiting = provisions.all().getFirst();
    assertThat(waiting.state()).isEqualTo(Provision.State.ORDERED);
    assertThat(waiting.words()).contains("could not reach the chain");
    assertThat(Files.readAllLines(grid.resolve("asked")))
        .noneMatch(each -> each.startsWith("cancel"));

    Files.delete(deaf);
    provisions.look();
    assertThat(provisions.all().getFirst().state()).isEqualTo(Provision.State.READY);
  }

  private void lookUntilInterrupted() {
    try {
      provisions.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void until(Callable<Boolean> happened) throws Exception {
    Instant end = Instant.now().plusSeconds(30);
    while (!happened.call()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void saysWhyAHostCouldNotBeMadeAndWhetherAnythingIsLeft() throws Exception {
    Files.createFile(grid.resolve("broken"));
    Provision _ = provisions.order("grid", WISHES, "anna");
    provisions.look();
    Provision failed = provisions.all().getFirst();
    assertThat(failed.state()).isEqualTo(Provision.State.FAILED);
    assertThat(failed.words()).contains("not enough tokens");
    assertThat(Files.readAllLines(grid.resolve("asked"))).contains("cancel node1");

    Files.createFile(grid.resolve("stuck"));
    Provision _ =
        provisions.order("grid", new Wishes("node2", 1, 1, 5, OptionalInt.of(14)), "anna");
    provisions.look();
    assertThat(provisions.all().getFirst().state()).isEqualTo(Provision.State.LEFT_BEHIND);
    assertThat(provisions.all().getFirst().words()).contains("could not reach the chain");
  }

  @Test
  void givesAHostBack() throws InterruptedException {
    Provision ordered = provisions.order("grid", WISHES, "anna");
    provisions.look();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provisions.order("grid", WISHES, "anna"))
        .withMessageContaining("node1");
    assertThat(provisions.remove(ordered.id(), "anna")).isTrue();
    provisions.look();

    Provision gone = provisions.all().getFirst();
    assertThat(gone.state()).isEqualTo(Provision.State.REMOVED);
    assertThat(grid.resolve("vm.node1")).doesNotExist();
    assertThat(fleet.find(gone.target().orElseThrow()).orElseThrow().state())
        .isEqualTo(TargetState.REVOKED);
    assertThat(provisions.remove(ordered.id(), "anna")).isFalse();
    assertThat(provisions.order("grid", WISHES, "anna").state()).isEqualTo(Provision.State.ORDERED);
  }

  @Test
  void saysThatTheCommandIsNotThere() {
    assertThat(new GridProvider(grid.resolve("none").toString()).missing())
        .hasValueSatisfying(words -> assertThat(words).contains("cannot be started here"));
  }

  private static final class OneKey implements Hosts {

    @Override
    public String consoleKey() {
      return "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINZ2XmX9SAM/cXOa4X+3xlxdlUtz19pyqP1T4wRWZPyq";
    }

    @Override
    public SshAccess.Way way(long target) {
      return SshAccess.Way.CONSOLE_KEY;
    }

    @Override
    public boolean sudo(long target) {
      return false;
    }

    @Override
    public void check(SshAccess access) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void access(long target, SshAccess access, String by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Trial test(Reach.Ssh host, SshAccess access) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Trial test(long target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ShownKey> shown(long target) {
      return Optional.empty();
    }

    @Override
    public boolean trust(long target, String fingerprint) {
      return false;
    }

    @Override
    public Optional<String> fingerprint(String key) {
      return Optional.empty();
    }
  }
}
