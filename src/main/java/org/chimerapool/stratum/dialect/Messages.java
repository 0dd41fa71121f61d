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

  private Messages() {}

  /// `mining.set_difficulty`. Never in exponent notation, which some firmware cannot read.
  public static String setDifficulty(Difficulty difficulty) {
    return "{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[%s]}\n"
        .formatted(plain(difficulty));
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
    return "{\"id\":null,\"method\":\"client.show_message\",\"params\":[%s]}\n"
        .formatted(JsonText.quote(shown));
  }

  /// `client.reconnect`. Host and port are left out where neither changes.
  public static String reconnect(Reconnect where) {
    String params =
        where.host().isEmpty() && where.port() == 0
            ? where.delay().isZero() ? "" : "\"\",0," + where.delay().toSeconds()
            : JsonText.quote(where.host()) + "," + where.port() + "," + where.delay().toSeconds();
    return "{\"id\":null,\"method\":\"client.reconnect\",\"params\":[%s]}\n".formatted(params);
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
