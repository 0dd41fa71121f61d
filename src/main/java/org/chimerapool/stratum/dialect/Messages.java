package org.chimerapool.stratum.dialect;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.Job;
import org.chimerapool.stratum.LiveSessions;
import org.chimerapool.stratum.Reconnect;

/// What the server says unasked in the Bitcoin family, as complete lines.
public final class Messages {

  private static final HexFormat HEX = HexFormat.of();
  private static final int WORD = 4;

  /// Of what the server asks; only one question is ever open.
  private static final int QUESTION_ID = 1;

  private Messages() {}

  /// `mining.set_difficulty`. Never in exponent notation, which some firmware cannot read.
  public static String setDifficulty(Difficulty difficulty) {
    return call("mining.set_difficulty", plain(difficulty));
  }

  /// `mining.notify`, the same bytes for every connection.
  ///
  /// @param clean whether miners must drop what they work on
  public static byte[] notify(Job job, boolean clean) {
    return "{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"%s\",\"%s\",\"%s\",\"%s\",[%s],\"%s\",\"%s\",\"%s\",%s]}\n"
        .formatted(
            job.id(),
            HEX.formatHex(wordsReversed(job.previousHash())),
            HEX.formatHex(job.coinbase1()),
            HEX.formatHex(job.coinbase2()),
            job.branches().stream()
                .map(branch -> '"' + HEX.formatHex(branch.toBytes()) + '"')
                .collect(Collectors.joining(",")),
            HEX.toHexDigits(job.version()),
            HEX.toHexDigits(job.bits()),
            HEX.toHexDigits((int) job.time().getEpochSecond()),
            clean)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// `client.show_message`. What is longer than [LiveSessions#MAX_MESSAGE] is cut off.
  public static String showMessage(String text) {
    String shown =
        text.length() <= LiveSessions.MAX_MESSAGE
            ? text
            : text.substring(0, LiveSessions.MAX_MESSAGE);
    return call("client.show_message", JsonText.quote(shown));
  }

  /// `client.reconnect`. What stays as it is, is null; all of it left out for here and at once.
  public static String reconnect(Reconnect where) {
    String params =
        where.equals(Reconnect.HERE)
            ? ""
            : "%s,%s,%d"
                .formatted(
                    where.host().isEmpty() ? "null" : JsonText.quote(where.host()),
                    where.port() == 0 ? "null" : where.port(),
                    where.delay().toSeconds());
    return call("client.reconnect", params);
  }

  /// `mining.set_extranonce`: for the jobs after it.
  ///
  /// @param extranonce2Size bytes that the miner may choose
  public static String setExtranonce(byte[] extranonce1, int extranonce2Size) {
    return call(
        "mining.set_extranonce",
        "\"%s\",%d".formatted(HEX.formatHex(extranonce1), extranonce2Size));
  }

  /// `mining.set_version_mask` (BIP 310): the bits that may be rolled from now on.
  public static String setVersionMask(int mask) {
    return call("mining.set_version_mask", "\"%s\"".formatted(HEX.toHexDigits(mask)));
  }

  /// `client.get_version`: asks the miner which software it is.
  public static String getVersion() {
    return "{\"id\":%d,\"method\":\"client.get_version\",\"params\":[]}\n".formatted(QUESTION_ID);
  }

  private static String call(String method, String params) {
    return "{\"id\":null,\"method\":\"%s\",\"params\":[%s]}\n".formatted(method, params);
  }

  static String plain(Difficulty difficulty) {
    return BigDecimal.valueOf(difficulty.value()).stripTrailingZeros().toPlainString();
  }

  /// The hash in computation order with the bytes of each 4-byte word reversed.
  private static byte[] wordsReversed(Hash256 hash) {
    byte[] bytes = hash.toBytes();
    byte[] out = new byte[bytes.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = bytes[i - i % WORD + WORD - 1 - i % WORD];
    }
    return out;
  }
}
