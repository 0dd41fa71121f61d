package org.chimerapool.deployment.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What continues a machine's log, and what does not.
class BatchTest {

  private static final String ONE = line(1, "one");
  private static final String TWO = line(2, "two");
  private static final String THREE = line(3, "three");

  @Test
  void takesWholeLinesAndLeavesTheBeginningOfAnother() {
    Batch batch = Batch.read(LogPosition.START, 0, bytes(ONE + TWO + THREE.substring(0, 9)));

    assertThat(texts(batch)).containsExactly("one", "two");
    assertThat(batch.next().offset()).isEqualTo(bytes(ONE + TWO).length);
    assertThat(batch.next().seq()).isEqualTo(3);
  }

  @Test
  void passesOverWhatItHas() {
    LogPosition now = Batch.read(LogPosition.START, 0, bytes(ONE)).next();

    assertThat(texts(Batch.read(now, 0, bytes(ONE + TWO)))).containsExactly("two");
    assertThat(Batch.read(now, 0, bytes(ONE)).next()).isSameAs(now);
    assertThat(Batch.read(now, 0, new byte[0]).next()).isSameAs(now);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"done\":1e999,\"total\":3",
        "\"done\":\"NaN\",\"total\":3",
        "\"done\":-1,\"total\":99999999999999999999999",
        "\"done\":{},\"total\":1e999",
        "\"event\":\"step_failed\",\"code\":1e999",
        "\"event\":\"step_started\",\"try\":99999999999999999999",
        "\"event\":\"end\",\"lines\":1e999,\"bytes\":[],\"sha256\":{}",
        "\"event\":{},\"phase\":1e999,\"step\":\"x\"",
        "\"event\":\"context\",\"ctx\":{\"cores\":1e999,\"host\":null}"
      })
  void staysCalmAboutNumbersThatAreNone(String members) {
    String line = "{\"seq\":1,\"ts\":1,\"level\":\"out\",\"msg\":\"x\",%s}\n".formatted(members);
    try {
      for (AgentLine read : Batch.read(LogPosition.START, 0, bytes(line)).lines()) {
        if (read.event().orElse(null) instanceof AgentEvent.Progress(double part)) {
          assertThat(part).isBetween(0.0, 1.0);
        }
      }
    } catch (UnfitBatchException refused) {
      assertThat(refused).hasMessageContaining("line 1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"seq\":1e999", "\"seq\":{}", "\"seq\":99999999999999999999"})
  void refusesALineWhosePlaceIsNone(String members) {
    String line = "{\"level\":\"out\",\"msg\":\"x\",%s}\n".formatted(members);

    assertThatExceptionOfType(UnfitBatchException.class)
        .isThrownBy(() -> Batch.read(LogPosition.START, 0, bytes(line)));
  }

  @Test
  void takesNothingBeyondTheEnd() {
    Batch batch = Batch.read(LogPosition.START, 40, bytes(TWO));

    assertThat(batch.lines()).isEmpty();
    assertThat(batch.next()).isSameAs(LogPosition.START);
  }

  /// Every way in which a network may repeat, cut and reorder gives the same log.
  @Test
  void keepsTheSameLogHoweverItArrives() {
    StringBuilder log = new StringBuilder();
    for (int i = 1; i <= 200; i++) {
      log.append(line(i, "line " + i));
    }
    byte[] whole = bytes(log.toString() + end(200, log.toString()));
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      LogPosition position = LogPosition.START;
      List<String> kept = new ArrayList<>();
      Batch.Verdict verdict = Batch.Verdict.GOING_ON;
      while (verdict == Batch.Verdict.GOING_ON) {
        int from = (int) Math.max(0, position.offset() - random.nextInt(3) * whole.length / 9);
        from = startOfLine(whole, from + random.nextInt(2) * 4_000);
        int to = Math.min(whole.length, from + 1 + random.nextInt(6_000));
        Batch batch = Batch.read(position, from, Arrays.copyOfRange(whole, from, to));
        kept.addAll(texts(batch));
        position = batch.next();
        verdict = batch.verdict();
      }
      assertThat(verdict).isEqualTo(Batch.Verdict.COMPLETE);
      assertThat(kept).hasSize(201).startsWith("line 1", "line 2").doesNotHaveDuplicates();
      assertThat(position.offset()).isEqualTo(whole.length);
    }
  }

  @Test
  void tellsThatTheChecksumDiffers() {
    String forged = ONE + end(1, TWO);

    Batch batch = Batch.read(LogPosition.START, 0, bytes(forged));

    assertThat(batch.verdict()).isEqualTo(Batch.Verdict.DIFFERENT);
    assertThat(texts(batch)).containsExactly("one", "end");
  }

  @Test
  void sumsFromWhereTheLogWasJoined() {
    Batch first = Batch.read(LogPosition.START, 0, bytes(ONE + TWO));
    int kept = bytes(ONE + TWO).length;
    String tail = joined(3, kept) + line(4, "again");
    String whole =
        tail
            + ("{\"seq\":5,\"ts\":1,\"level\":\"info\",\"msg\":\"end\",\"event\":\"end\",\"lines\":4,"
                    + "\"bytes\":%d,\"sha256\":\"%s\"}\n")
                .formatted(
                    kept + bytes(tail).length, HexFormat.of().formatHex(sha256(bytes(tail))));

    Batch batch = Batch.read(first.next(), kept, bytes(whole));

    assertThat(batch.verdict()).isEqualTo(Batch.Verdict.COMPLETE);
    assertThat(batch.joined()).hasValueSatisfying(at -> assertThat(at.seq()).isEqualTo(3));
    assertThat(batch.next().seq()).isEqualTo(6);
  }

  @Test
  void refusesALogThatIsJoinedElsewhere() {
    assertThatExceptionOfType(UnfitBatchException.class)
        .isThrownBy(() -> Batch.read(LogPosition.START, 0, bytes(joined(1, 17))))
        .withMessageContaining("byte 0");
  }

  private static String joined(long seq, long from) {
    return "{\"seq\":%d,\"ts\":1,\"level\":\"warn\",\"msg\":\"lost\",\"event\":\"joined\",\"from\":%d}\n"
        .formatted(seq, from);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\n",
        "[1]\n",
        "{\"seq\":2,\"ts\":1,\"level\":\"out\",\"msg\":\"x\"}\n",
        "{\"ts\":1,\"level\":\"out\",\"msg\":\"x\"}\n",
        "{\"seq\":1,\"ts\":1,\"level\":\"loud\",\"msg\":\"x\"}\n",
        "{\"seq\":1,\"ts\":-5,\"level\":\"out\",\"msg\":\"x\"}\n",
        "{\"seq\":1,\"ts\":1,\"level\":\"out\",\"msg\":\"x\"\n"
      })
  void refusesWhatIsNoLineOfALog(String text) {
    assertThatExceptionOfType(UnfitBatchException.class)
        .isThrownBy(() -> Batch.read(LogPosition.START, 0, bytes(text)))
        .withMessageContaining("line");
  }

  @Test
  void refusesALineWithoutEnd() {
    assertThatExceptionOfType(UnfitBatchException.class)
        .isThrownBy(() -> Batch.read(LogPosition.START, 0, bytes("{".repeat(70_000))));
  }

  @Test
  void makesWhatADatabaseCannotKeepReadable() {
    String text =
        "{\"seq\":1,\"ts\":1,\"level\":\"out\",\"msg\":\"a\\u0000b\\ud800c\\u001b[31md\\te\"}\n";

    assertThat(texts(Batch.read(LogPosition.START, 0, bytes(text))))
        .containsExactly("a\ufffdb\ufffdc\u001b[31md\te");
  }

  private static int startOfLine(byte[] bytes, int near) {
    int at = Math.min(near, bytes.length - 1);
    while (at > 0 && bytes[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  private static String line(long seq, String text) {
    return "{\"seq\":%d,\"ts\":1763730000000,\"phase\":0,\"step\":0,\"level\":\"out\",\"msg\":\"%s\"}\n"
        .formatted(seq, text);
  }

  private static String end(long lines, String before) {
    return ("{\"seq\":%d,\"ts\":1,\"level\":\"info\",\"msg\":\"end\",\"event\":\"end\",\"lines\":%d,"
            + "\"bytes\":%d,\"sha256\":\"%s\"}\n")
        .formatted(
            lines + 1,
            lines,
            bytes(before).length,
            HexFormat.of().formatHex(sha256(bytes(before))));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> texts(Batch batch) {
    return batch.lines().stream().map(each -> each.line().text()).toList();
  }
}
