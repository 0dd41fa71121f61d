package org.chimerapool.stratum.dialect;

import java.util.HexFormat;
import java.util.List;
import org.chimerapool.pool.ShareSubmission;
import org.chimerapool.stratum.codec.Json;

/// Reads the parameters of `mining.submit`: user, job id, extranonce2, time, nonce and, where the
/// miner rolls versions, the version bits.
///
/// A sixth parameter that is missing, null or empty stands for no bits. What comes after it is not
/// looked at.
final class SubmitParams {

  private static final int USER = 0;
  private static final int JOB = 1;
  private static final int EXTRANONCE2 = 2;
  private static final int TIME = 3;
  private static final int NONCE = 4;
  private static final int VERSION_BITS = 5;
  private static final int MAX_EXTRANONCE2 = 64;

  private SubmitParams() {}

  /// @throws IllegalArgumentException when they cannot be read; the message says what was expected
  static ShareSubmission read(List<Json> params) {
    if (params.size() < VERSION_BITS) {
      throw new IllegalArgumentException("expected 5 or 6 parameters, got " + params.size());
    }
    return new ShareSubmission(
        text(params, USER, "the worker's name"),
        text(params, JOB, "the job id"),
        bytes(text(params, EXTRANONCE2, "extranonce2")),
        word(text(params, TIME, "the time"), "the time"),
        word(text(params, NONCE, "the nonce"), "the nonce"),
        versionBits(params));
  }

  private static String text(List<Json> params, int index, String what) {
    if (params.get(index) instanceof Json.Text(String value)) {
      return value;
    }
    throw new IllegalArgumentException(what + " must be a string");
  }

  private static byte[] bytes(String hex) {
    if (hex.length() % 2 != 0 || !Hex.isHex(hex, 0, MAX_EXTRANONCE2)) {
      throw new IllegalArgumentException("extranonce2 must be whole bytes in hex");
    }
    return HexFormat.of().parseHex(hex);
  }

  private static int word(String hex, String what) {
    if (!Hex.isHex(hex, 8, 8)) {
      throw new IllegalArgumentException(what + " must be 8 hex digits");
    }
    return HexFormat.fromHexDigits(hex);
  }

  private static int versionBits(List<Json> params) {
    if (params.size() <= VERSION_BITS || params.get(VERSION_BITS) instanceof Json.Null) {
      return 0;
    }
    String hex = text(params, VERSION_BITS, "the version bits");
    return hex.isEmpty() ? 0 : word(hex, "the version bits");
  }
}
