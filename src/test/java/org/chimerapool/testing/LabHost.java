package org.chimerapool.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A host of the tests' own: another network, other processes, its own sshd, on this machine. It
/// can be switched off and cut from the network. Needs root and openssh-server, see `hosts.sh`.
public final class LabHost implements AutoCloseable {

  private static final String SCRIPT = "src/test/debian/hosts.sh";
  private static int made;

  private final Path folder;
  private final String number;
  private final String publicKey;
  private final String room;

  private LabHost(Path folder, String number, String publicKey, String room) {
    this.folder = folder;
    this.number = number;
    this.publicKey = publicKey;
    this.room = room;
  }

  /// Skips the test, and says why, where no hosts can be made; fails it in continuous integration.
  public static void require() throws IOException, InterruptedException {
    boolean there = Files.isExecutable(Path.of("/usr/sbin/sshd")) && root();
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      assertThat(there).as("CI needs root, by sudo too, and openssh-server").isTrue();
    }
    Assumptions.assumeTrue(there, "skipped: hosts need root and openssh-server");
  }

  private static boolean root() throws IOException, InterruptedException {
    return new ProcessBuilder(asRoot(List.of("true"))).start().waitFor() == 0;
  }

  private static List<String> asRoot(List<String> command) {
    List<String> whole = new ArrayList<>();
    if (!"root".equals(System.getProperty("user.name"))) {
      whole.addAll(List.of("sudo", "-n"));
    }
    whole.addAll(command);
    return whole;
  }

  /// @param publicKey who may log in with it, as root and as operator
  /// @param room how much its state may hold, as `3m`; empty for as much as there is
  public static synchronized LabHost on(Path folder, String publicKey, String room)
      throws IOException, InterruptedException {
    // Tests of another build may have hosts here too.
    int number = 1 + (int) ((ProcessHandle.current().pid() * 7 + made++) % 250);
    LabHost host = new LabHost(folder, Integer.toString(number), publicKey, room);
    host.on();
    return host;
  }

  public String address() {
    return "10.213." + number + ".2";
  }

  /// Where the host sees this machine.
  public String console() {
    return "10.213." + number + ".1";
  }

  /// Its folder of deployments, unless its room is limited.
  public Path state() {
    return folder.resolve(number).resolve("state");
  }

  public void on() throws IOException, InterruptedException {
    String _ = script("up", publicKey, room);
  }

  /// Pulls its plug.
  public void off() throws IOException, InterruptedException {
    String _ = script("off");
  }

  public void cut() throws IOException, InterruptedException {
    String _ = script("cut");
  }

  public void mend() throws IOException, InterruptedException {
    String _ = script("mend");
  }

  public void newKey() throws IOException, InterruptedException {
    String _ = script("newkey");
  }

  public String run(String command) throws IOException, InterruptedException {
    return script("run", command);
  }

  /// Starts a command on the host and does not wait for it.
  public Process start(String command) throws IOException {
    return new ProcessBuilder(
            asRoot(List.of("sh", SCRIPT, "run", folder.toString(), number, command)))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private String script(String what, String... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", SCRIPT, what, folder.toString(), number));
    command.addAll(List.of(more));
    Path said = Files.createTempFile("host", ".txt");
    try {
      Process process =
          new ProcessBuilder(asRoot(command))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("hosts.sh %s ends", what).isTrue();
      String text = Files.readString(said, StandardCharsets.UTF_8);
      assertThat(process.exitValue()).as("hosts.sh %s: %s", what, text).isZero();
      return text;
    } finally {
      Files.delete(said);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      String _ = script("remove");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
