package org.chimerapool.deployment.executor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// The folder of one run on a machine, and what can be done there.
final class Place {

  /// Whatever a login prints before is passed over.
  private static final String MARK = "==chimera==\n";

  private static final Duration SHORT = Duration.ofSeconds(30);

  private final Shell shell;
  private final long run;
  private final String folder;

  /// @param folder where runs are kept; empty: where a run by link keeps them too
  Place(Shell shell, long run, String folder) {
    this.shell = shell;
    this.run = run;
    this.folder = folder;
  }

  /// What is there of the run, and what follows of its log.
  ///
  /// @param state `running`, `ended`, `stopped` or `over`, as the run's own program says;
  /// `absent` where it is not there
  record News(String state, boolean joining, byte[] log) {}

  News fetch(long next, long line) throws UnreachableException {
    Shell.Output output =
        run(
            "if [ ! -s run.sh ]; then echo state=absent; else bash run.sh fetch %d %d; fi"
                .formatted(next, line));
    byte[] bytes = output.out();
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    Map<String, String> words = words(new String(bytes, 0, end, StandardCharsets.UTF_8));
    String state = words.get("state");
    if (state == null) {
      throw new UnreachableException(
          Layer.CONNECTION,
          "the machine was asked for the run's log and answered: " + shortened(output));
    }
    byte[] log =
        end < bytes.length ? Arrays.copyOfRange(bytes, end + 1, bytes.length) : new byte[0];
    return new News(state, words.containsKey("joining"), log);
  }

  /// Brings the run's program there, unless it is there, and starts it so that it outlives the
  /// connection. The program itself sees to it that it runs once only.
  void start(String script) throws UnreachableException {
    String text = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes(script));
    Shell.Output output =
        run(
            """
            if [ ! -s run.sh ]; then
              base64 -d >run.sh.new <<'END'
            %s
            END
              echo '%s  run.sh.new' | sha256sum -c --status || { echo 'the program did not arrive whole: is the disk full?' >&2; exit 1; }
              mv run.sh.new run.sh || exit 1
            fi
            sync run.sh . 2>/dev/null || sync
            if [ "$(id -u)" = 0 ] && [ -d /run/systemd/system ] && systemd-run -q --collect --unit="chimera-push-%d-$$" bash "$PWD/run.sh" 2>start.err; then
              :
            elif command -v setsid >/dev/null; then
              setsid nohup bash "$PWD/run.sh" </dev/null >/dev/null 2>start.err &
            else
              nohup bash "$PWD/run.sh" </dev/null >/dev/null 2>start.err &
            fi
            """
                .formatted(text, sha256(script), run));
    if (output.code() != 0) {
      throw new UnreachableException(
          Layer.SHELL, "the run could not be started on the machine: " + shortened(output));
    }
  }

  void cancel() throws UnreachableException {
    run("bash run.sh cancel");
  }

  void delivered() throws UnreachableException {
    run("[ ! -s run.sh ] || bash run.sh delivered");
  }

  /// What the run's program complained of last.
  String complaint() throws UnreachableException {
    return run("tail -c 400 start.err 2>/dev/null").text().strip();
  }

  private Shell.Output run(String program) throws UnreachableException {
    Shell.Output output = shell.run(here() + program + "\n", SHORT);
    int mark = indexOf(output.out(), bytes(MARK));
    if (mark < 0) {
      throw new UnreachableException(
          Layer.SHELL, "the folder of the run cannot be used: " + shortened(output));
    }
    byte[] after = Arrays.copyOfRange(output.out(), mark + MARK.length(), output.out().length);
    return new Shell.Output(output.code(), after, output.err());
  }

  private String here() {
    String given = folder.isEmpty() ? "" : "state='" + folder.replace("'", "'\\''") + "'\n";
    return """
    umask 077
    if [ "$(id -u)" = 0 ]; then state=/var/lib/chimera-deploy
    else state=${XDG_STATE_HOME:-${HOME:?}/.local/state}/chimera-deploy
    fi
    %smkdir -p "$state/%d" && cd "$state/%d" || exit 1
    export CHIMERA_STATE=$state
    printf '==chimera==\\n'
    """
        .formatted(given, run, run);
  }

  private static Map<String, String> words(String line) {
    Map<String, String> words = new TreeMap<>();
    int from = 0;
    while (from < line.length()) {
      int to = line.indexOf(' ', from);
      String word = line.substring(from, to < 0 ? line.length() : to);
      int equals = word.indexOf('=');
      if (equals > 0) {
        words.put(word.substring(0, equals), word.substring(equals + 1));
      }
      from = to < 0 ? line.length() : to + 1;
    }
    return words;
  }

  private static String shortened(Shell.Output output) {
    String words = (output.err().strip() + " " + output.text().strip()).strip();
    String line = words.replaceAll("\\p{Cntrl}+", " ");
    return "exit code %d, %s"
        .formatted(
            output.code(),
            line.isEmpty() ? "no words" : line.substring(0, Math.min(300, line.length())));
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int i = 0; i + part.length <= all.length; i++) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
