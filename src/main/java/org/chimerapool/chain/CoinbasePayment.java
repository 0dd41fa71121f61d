package org.chimerapool.chain;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;

/// What a block's coinbase pays out, read from the block as the chain has it.
public record CoinbasePayment(Hash256 blockId, CoinId coin, List<Output> outputs) {

  /// One output, in the order of the transaction.
  public record Output(Amount value, byte[] script) {}

  public CoinbasePayment {
    outputs = List.copyOf(outputs);
  }

  /// The sum of the outputs that pay to this script, zero where none does.
  public Amount paidTo(byte[] script) {
    BigInteger units =
        outputs.stream()
            .filter(output -> Arrays.equals(output.script(), script))
            .map(output -> output.value().units())
            .reduce(BigInteger.ZERO, BigInteger::add);
    return new Amount(units, coin);
  }
}
