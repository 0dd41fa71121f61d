package org.chimerapool.stratum.dialect;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.Job;

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
