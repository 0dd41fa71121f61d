package org.chimerapool.chain.simulator;

import java.util.List;
import org.chimerapool.kernel.Hash256;

/// Writes the coinbases of blocks that the pool has no part in.
final class Coinbases {

  private static final int FINAL = 0xffffffff;

  private Coinbases() {}

  /// A coinbase without witness.
  static byte[] of(byte[] script, List<WireTransaction.Output> outputs) {
    WireWriter out = new WireWriter().writeInt(2);
    return body(out, script, outputs).writeInt(0).toBytes();
  }

  /// The same coinbase with the witness that its commitment needs; the id stays the same.
  static byte[] withWitness(byte[] script, List<WireTransaction.Output> outputs) {
    WireWriter out = new WireWriter().writeInt(2).writeByte(0).writeByte(1);
    return body(out, script, outputs)
        .writeCount(1)
        .writeCounted(new byte[Hash256.BYTES])
        .writeInt(0)
        .toBytes();
  }

  private static WireWriter body(
      WireWriter out, byte[] script, List<WireTransaction.Output> outputs) {
    out.writeCount(1).writeBytes(new byte[Hash256.BYTES]).writeInt(FINAL);
    out.writeCounted(script).writeInt(FINAL).writeCount(outputs.size());
    for (WireTransaction.Output output : outputs) {
      out.writeLong(output.value()).writeCounted(output.script());
    }
    return out;
  }
}
