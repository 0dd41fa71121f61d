package org.chimerapool.stratum.dialect;

import java.util.HexFormat;
import java.util.Map;
import org.chimerapool.stratum.codec.Json;
import org.jspecify.annotations.Nullable;

/// Agrees on the version bits that a miner may roll (BIP 310, `version-rolling`).
final class VersionRolling {

  private static final int ALL_BITS = 0xffffffff;

  private VersionRolling() {}

  /// The bits that both sides agree on, 0 when they are fewer than the miner needs.
  ///
  /// @param serverMask what the pool allows
  /// @param options of `mining.configure`; a miner that names no mask takes any
  /// @throws IllegalArgumentException when an option cannot be read; the message says which
  static int agree(int serverMask, Map<String, Json> options) {
    int mask = serverMask & minerMask(options.get("version-rolling.mask"));
    return Integer.bitCount(mask) < minBits(options.get("version-rolling.min-bit-count"))
        ? 0
        : mask;
  }

  private static int minerMask(@Nullable Json mask) {
    return switch (mask) {
      case null -> ALL_BITS;
      case Json.Text text when Hex.isHex(text.value(), 1, 8) ->
          HexFormat.fromHexDigits(text.value());
      default ->
          throw new IllegalArgumentException("version-rolling.mask must be up to 8 hex digits");
    };
  }

  private static double minBits(@Nullable Json count) {
    return switch (count) {
      case null -> 0;
      case Json.Num number -> number.toDouble();
      default ->
          throw new IllegalArgumentException("version-rolling.min-bit-count must be a number");
    };
  }
}
