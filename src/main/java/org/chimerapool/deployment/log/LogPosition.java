package org.chimerapool.deployment.log;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;

/// How much of a machine's log is kept, and the checksum so far.
///
/// @param offset bytes kept, which is the first byte wanted next
/// @param seq number of the next line
/// @param digest encoded state of SHA-256 over the bytes kept; empty at the start
public record LogPosition(long offset, long seq, byte[] digest) {

  public static final LogPosition START = new LogPosition(0, 1, new byte[0]);

  /// @param bytes whole lines, of which there are `lines`
  LogPosition after(byte[] bytes, int from, int length, int lines) {
    SHA256Digest sha = sha();
    sha.update(bytes, from, length);
    return new LogPosition(offset + length, seq + lines, sha.getEncodedState());
  }

  /// Checksum of all bytes kept, in hex.
  String sha256() {
    byte[] sum = new byte[32];
    sha().doFinal(sum, 0);
    return HexFormat.of().formatHex(sum);
  }

  private SHA256Digest sha() {
    return digest.length == 0 ? new SHA256Digest() : new SHA256Digest(digest);
  }
}
