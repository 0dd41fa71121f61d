package org.chimerapool.pool.job;

import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.pool.Job;

/// Makes jobs of templates: builds the coinbase and the merkle branches once for all connections.
///
/// No two jobs have the same coinbase, also where nothing but the time has changed on the chain:
/// otherwise work for one would be good for the other too, and counted twice. The job's number
/// stands in the upper three bytes of the input's sequence number; the lowest one is left to
/// [variants][Job#variant(int)].
public final class JobFactory implements JobSource {

  private final byte[] payoutScript;
  private final String tag;
  private final int extranonce2Size;
  private final AtomicInteger ids;

  /// @param payoutScript output script that the block's reward goes to
  /// @param tag printable text in the coinbase that names the pool
  /// @param extranonce2Size bytes that miners may choose, 1 to 8
  /// @param firstId where job ids start; take one that differs between runs
  public JobFactory(byte[] payoutScript, String tag, int extranonce2Size, int firstId) {
    if (extranonce2Size < 1 || extranonce2Size > Long.BYTES) {
      throw new IllegalArgumentException("an extranonce2 has 1 to 8 bytes, not " + extranonce2Size);
    }
    this.payoutScript = payoutScript.clone();
    this.tag = tag;
    this.extranonce2Size = extranonce2Size;
    this.ids = new AtomicInteger(firstId);
  }

  @Override
  public int extranonce2Size() {
    return extranonce2Size;
  }

  @Override
  public Job make(BlockTemplate template, boolean clean, Instant now) {
    Coinbase coinbase =
        Coinbase.of(template, payoutScript, tag, ExtranonceAllocator.BYTES + extranonce2Size);
    int number = ids.getAndIncrement();
    return new Job(
        HexFormat.of().toHexDigits(number),
        template,
        coinbase.first(),
        numbered(coinbase, number),
        coinbase.sequenceAt(),
        payoutScript,
        MerkleBranches.of(
            template.transactions().stream().map(BlockTemplate.Transaction::id).toList()),
        extranonce2Size,
        template.networkTarget(),
        clean,
        now);
  }

  private static byte[] numbered(Coinbase coinbase, int number) {
    byte[] second = coinbase.second().clone();
    for (int i = 1; i < Integer.BYTES; i++) {
      second[coinbase.sequenceAt() + i] = (byte) (number >>> (Byte.SIZE * (i - 1)));
    }
    return second;
  }
}
