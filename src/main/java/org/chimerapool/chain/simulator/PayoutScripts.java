package org.chimerapool.chain.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chimerapool.kernel.DoubleSha256;

/// Addresses of the simulated coin: any 4 to 90 letters and digits.
final class PayoutScripts {

  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9]{4,90}");
  private static final int KEY_HASH = 20;

  private PayoutScripts() {}

  /// A script that looks like P2WPKH: OP_0 and the first 20 bytes of the address's double SHA-256.
  static Optional<byte[]> of(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      return Optional.empty();
    }
    byte[] hash = DoubleSha256.digest(address.getBytes(StandardCharsets.US_ASCII));
    byte[] script = new byte[2 + KEY_HASH];
    script[1] = KEY_HASH;
    System.arraycopy(hash, 0, script, 2, KEY_HASH);
    return Optional.of(script);
  }
}
