package org.chimerapool.pool.job;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.pool.Job;

/// Puts a solved header, its coinbase and the template's transactions together into a block as on
/// the wire.
public final class BlockAssembly {

  private static final int VERSION_BYTES = 4;
  private static final int LOCK_TIME_BYTES = 4;

  private BlockAssembly() {}

  /// @param coinbase without witness, as miners hashed it
  public static byte[] assemble(Job job, byte[] header, byte[] coinbase) {
    BlockTemplate template = job.template();
    var block = new ByteArrayOutputStream();
    block.writeBytes(header);
    VarInt.write(block, 1 + template.transactions().size());
    block.writeBytes(template.witnessCommitment().length == 0 ? coinbase : withWitness(coinbase));
    template.transactions().forEach(transaction -> block.writeBytes(transaction.raw()));
    if (template.extensionBlock().length > 0) {
      // Litecoin writes it as an optional value: one byte says that it is there (LIP 3).
      block.write(1);
      block.writeBytes(template.extensionBlock());
    }
    return block.toByteArray();
  }

  /// Adds the witness that BIP 141 asks of a coinbase whose block commits to witnesses: one item of
  /// 32 zero bytes.
  private static byte[] withWitness(byte[] coinbase) {
    int lockTime = coinbase.length - LOCK_TIME_BYTES;
    var out = new ByteArrayOutputStream(coinbase.length + 36);
    out.write(coinbase, 0, VERSION_BYTES);
    out.write(0);
    out.write(1);
    out.write(coinbase, VERSION_BYTES, lockTime - VERSION_BYTES);
    out.write(1);
    out.write(32);
    out.writeBytes(new byte[32]);
    out.writeBytes(Arrays.copyOfRange(coinbase, lockTime, coinbase.length));
    return out.toByteArray();
  }
}
