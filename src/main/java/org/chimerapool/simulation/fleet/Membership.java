package org.chimerapool.simulation.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chimerapool.simulation.fleet.Door.Reply;

/// A machine's place in the fleet: its key, its number, and questions that are signed. An answer
/// counts only when the console's pinned key signed it, for this question.
final class Membership {

  private static final Pattern CONSOLE_KEY =
      Pattern.compile("(?m)^CHIMERA_CONSOLE_KEY='([A-Za-z0-9+/=]+)'$");
  private static final Pattern CLOCK = Pattern.compile("time=([0-9]{1,15}) after=([0-9]{1,15})");
  private static final int QUESTIONS = 4;

  private final Door door;
  private final InstantSource clock;
  private final MachineKey key = MachineKey.fresh();
  private final long wrong;
  private String consoleKey = "";
  private long target;
  private long offset;
  private long lastStamp;

  /// @param wrong how many milliseconds the machine's clock is off
  Membership(Door door, InstantSource clock, long wrong) {
    this.door = door;
    this.clock = clock;
    this.wrong = wrong;
  }

  /// What the console said, word by word, and what it sent with it.
  record Answer(Map<String, String> head, String content) {

    String said(String word) {
      return head.getOrDefault(word, "");
    }
  }

  /// @throws IOException when nobody answers, or not the console
  void enrol(String token, String name, int cores) throws IOException, InterruptedException {
    if (consoleKey.isEmpty()) {
      Matcher found = CONSOLE_KEY.matcher(door.program());
      if (!found.find()) {
        throw new IOException("the console offers no agent");
      }
      consoleKey = found.group(1);
    }
    String body =
        "key %s\nidentity %s\nhost %s\nfact host %s\nfact os Simulated Linux 1\nfact arch x86_64\nfact cores %d\n"
            .formatted(
                Base64.getEncoder().encodeToString(key.der()),
                MachineKey.sha256(name.getBytes(StandardCharsets.UTF_8)),
                name,
                name,
                cores);
    Answer answer = ask("enrol", body, "authorization", "Bearer " + token);
    target = Long.parseLong(answer.said("target"));
  }

  boolean enrolled() {
    return target > 0;
  }

  Answer ask(String path, String body, String... headers) throws IOException, InterruptedException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String last = "";
    for (int i = 0; i < QUESTIONS; i++) {
      long stamp = Math.max(clock.millis() + wrong + offset, lastStamp + 1);
      lastStamp = stamp;
      Reply reply =
          door.post("/deploy/agent/" + path, bytes, with(claim(path, stamp, bytes), headers));
      last = reply.text().strip();
      if (reply.status() == 200) {
        return believed(reply.text(), path, stamp);
      }
      Matcher time = CLOCK.matcher(last);
      if (reply.status() != 409 || !time.find()) {
        throw new IOException(reply.status() + " " + last);
      }
      offset = Long.parseLong(time.group(1)) - clock.millis() - wrong;
      lastStamp = Long.parseLong(time.group(2));
    }
    throw new IOException(last);
  }

  private String claim(String path, long stamp, byte[] body) {
    String sum = MachineKey.sha256(body);
    String console = MachineKey.sha256(Base64.getDecoder().decode(consoleKey));
    String message =
        "chimera request\n%s\n%d\n%s\n%d\n%s\n%s\n"
            .formatted(path, target, key.fingerprint(), stamp, sum, console);
    return "%d %s %d %s %s %s"
        .formatted(target, key.fingerprint(), stamp, sum, console, key.sign(message));
  }

  private static String[] with(String claim, String... headers) {
    String[] all = new String[headers.length + 4];
    all[0] = "chimera-machine";
    all[1] = claim;
    all[2] = "content-type";
    all[3] = "text/plain";
    System.arraycopy(headers, 0, all, 4, headers.length);
    return all;
  }

  private Answer believed(String text, String path, long stamp) throws IOException {
    int line = text.indexOf('\n');
    String signed = text.substring(line + 1);
    boolean genuine =
        text.startsWith("sig ")
            && MachineKey.signed(consoleKey, signed, text.substring(4, line).strip());
    if (!genuine) {
      throw new IOException("an answer that the console did not sign");
    }
    int blank = signed.indexOf("\n\n");
    Map<String, String> head = new TreeMap<>();
    signed
        .substring(0, blank)
        .lines()
        .forEach(
            each -> {
              int space = each.indexOf(' ');
              head.putIfAbsent(each.substring(0, space), each.substring(space + 1));
            });
    Answer answer = new Answer(head, signed.substring(blank + 2));
    if (!answer.said("about").equals(path) || !answer.said("re").equals(Long.toString(stamp))) {
      throw new IOException("an answer to another question");
    }
    if (!answer.said("console").isEmpty()) {
      consoleKey = answer.said("console");
    }
    return answer;
  }
}
