package org.chimerapool.simulation.client;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.LittleEndian;
import tools.jackson.databind.JsonNode;

/// The parameters of `mining.notify`, as a miner of the Bitcoin family reads them.
///
/// @param previous the previous block's hash in header order
/// @param time seconds since 1970, unsigned
/// @param branches merkle branches, one after another, in computation order
public record StratumJob(
    String id,
    byte[] previous,
    byte[] coinbase1,
    byte[] coinbase2,
    List<byte[]> branches,
    int version,
    int bits,
    int time) {

  private static final HexFormat HEX = HexFormat.of();
  private static final int PARAMETERS = 8;
  private static final int HASH = 32;

  public StratumJob {
    branches = List.copyOf(branches);
  }

  /// @throws IllegalArgumentException when the parameters make no job
  public static StratumJob read(JsonNode params) {
    if (!params.isArray() || params.size() < PARAMETERS) {
      throw new IllegalArgumentException("mining.notify has too few parameters: " + params);
    }
    List<byte[]> branches = new ArrayList<>();
    params.get(4).forEach(branch -> branches.add(hash(branch)));
    return new StratumJob(
        params.get(0).asString(),
        swapWords(hash(params.get(1))),
        HEX.parseHex(params.get(2).asString()),
        HEX.parseHex(params.get(3).asString()),
        branches,
        HexFormat.fromHexDigits(params.get(5).asString()),
        HexFormat.fromHexDigits(params.get(6).asString()),
        HexFormat.fromHexDigits(params.get(7).asString()));
  }

  /// The 80 bytes to hash, with nonce 0.
  byte[] header(byte[] extranonce1, byte[] extranonce2, int rolledVersion) {
    byte[] root = DoubleSha256.digest(coinbase1, extranonce1, extranonce2, coinbase2);
    for (byte[] branch : branches) {
      root = DoubleSha256.digest(root, branch);
    }
    byte[] header = new byte[80];
    LittleEndian.putInt(header, 0, rolledVersion);
    System.arraycopy(previous, 0, header, 4, HASH);
    System.arraycopy(root, 0, header, 36, HASH);
    LittleEndian.putInt(header, 68, time);
    LittleEndian.putInt(header, 72, bits);
    return header;
  }

  private static byte[] hash(JsonNode hex) {
    byte[] bytes = HEX.parseHex(hex.asString());
    if (bytes.length != HASH) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return bytes;
  }

  /// Stratum sends the previous hash with the bytes of each 4-byte word turned round.
  private static byte[] swapWords(byte[] bytes) {
    byte[] swapped = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      swapped[i] = bytes[i ^ 3];
    }
    return swapped;
  }
}
