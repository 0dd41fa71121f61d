package org.chimerapool.testing;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A host of a test's own: everything that this machine has, with changes that only it sees and
/// that are gone with it. Processes of its own too; the network is this machine's. Needs root.
public final class HostTree implements AutoCloseable {

  private static final String END = "::host-end ";

  private static final String START =
      """
      set -e
      mount -t tmpfs -o size=8g,mode=755 host "$1"
      mkdir "$1/up" "$1/work" "$1/host"
      mount -t overlay -o "lowerdir=/,upperdir=$1/up,workdir=$1/work,metacopy=on" host "$1/host" 2>/dev/null ||
        mount -t overlay -o "lowerdir=/,upperdir=$1/up,workdir=$1/work" host "$1/host"
      mount -t proc proc "$1/host/proc"
      mount --rbind /dev "$1/host/dev"
      mount -t tmpfs -o mode=755 run "$1/host/run"
      shift
      for each; do mount --rbind "$each" "$OLDPWD/host$each"; done
      exec chroot "$OLDPWD/host" bash
      """;

  private final Path folder;
  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  /// @param seen folders that lie on other disks than `/` and are wanted too
  public HostTree(Path... seen) throws IOException {
    folder = Files.createTempDirectory("chimera-host");
    List<String> command =
        new ArrayList<>(
            List.of(
                "unshare",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "--ipc",
                "bash",
                "-c",
                "cd \"$1\"; cd /; " + START,
                "host",
                folder.toString()));
    for (Path each : seen) {
      command.add(each.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("LD_PRELOAD");
    process = builder.start();
    in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /// Whether this machine can make such hosts.
  public static boolean possible() {
    try (HostTree host = new HostTree()) {
      return host.run("true").code() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /// What a command printed and how it ended.
  public record Result(int code, List<String> lines) {

    public String text() {
      return String.join("\n", lines);
    }
  }

  /// Runs a command as root of the host and waits for its end.
  public Result run(String command, Map<String, String> environment) throws IOException {
    StringBuilder line = new StringBuilder("( ");
    environment.forEach((name, value) -> line.append("export %s='%s'; ".formatted(name, value)));
    in.write(
        line + command + "\n) </dev/null 2>&1; host_end=$?; echo; echo '" + END + "'$host_end\n");
    in.flush();
    List<String> lines = new ArrayList<>();
    String said;
    while ((said = out.readLine()) != null) {
      if (said.startsWith(END)) {
        return new Result(Integer.parseInt(said.substring(END.length()).strip()), lines);
      }
      lines.add(said);
    }
    throw new IOException("the host ended: " + String.join("\n", lines));
  }

  public Result run(String command) throws IOException {
    return run(command, Map.of());
  }

  /// Ends every process of the host and forgets all that it changed.
  @Override
  public void close() throws IOException {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    in.close();
    out.close();
    Files.deleteIfExists(folder);
  }
}
