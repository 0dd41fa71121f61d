package org.chimerapool.chain.simulator;

import java.util.random.RandomGenerator;
import org.chimerapool.kernel.Hash256;

/// Makes up transactions that look like real ones: they parse, have an id and a fee, and spend
/// coins that never were.
final class Transactions {

  private static final int SIGNATURE = 71;
  private static final int PUBLIC_KEY = 33;
  private static final int KEY_HASH = 20;
  private static final int FINAL = 0xffffffff;

  private final RandomGenerator random;

  Transactions(RandomGenerator random) {
    this.random = random;
  }

  /// One or two inputs, one to three outputs, every third without witness.
  byte[] next() {
    boolean witness = random.nextInt(3) > 0;
    int inputs = 1 + random.nextInt(2);
    WireWriter out = new WireWriter().writeInt(2);
    if (witness) {
      out.writeByte(0).writeByte(1);
    }
    out.writeCount(inputs);
    for (int i = 0; i < inputs; i++) {
      out.writeBytes(bytes(Hash256.BYTES)).writeInt(random.nextInt(4));
      out.writeCounted(witness ? new byte[0] : signatureScript()).writeInt(FINAL);
    }
    int outputs = 1 + random.nextInt(3);
    out.writeCount(outputs);
    for (int i = 0; i < outputs; i++) {
      out.writeLong(random.nextLong(1_000, 2_000_000_000)).writeCounted(keyHashScript());
    }
    for (int i = 0; witness && i < inputs; i++) {
      out.writeCount(2).writeCounted(bytes(SIGNATURE)).writeCounted(bytes(PUBLIC_KEY));
    }
    return out.writeInt(0).toBytes();
  }

  long nextFee() {
    return random.nextLong(200, 20_000);
  }

  private byte[] signatureScript() {
    return new WireWriter()
        .writeCounted(bytes(SIGNATURE))
        .writeCounted(bytes(PUBLIC_KEY))
        .toBytes();
  }

  private byte[] keyHashScript() {
    return new WireWriter().writeByte(0).writeCounted(bytes(KEY_HASH)).toBytes();
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
