package org.chimerapool.chain;

import java.util.List;

/// What a coin wants of a coinbase beyond height and witness commitment.
///
/// @param version of the transaction; Dash's special ones carry their type in the upper 16 bits
/// (DIP 2)
/// @param payload of a special transaction (DIP 4), empty for none
/// @param outputs to be paid exactly, in this order, before the rest goes to the pool
public record CoinbaseTerms(int version, byte[] payload, List<Output> outputs) {

  /// Version 2, no payload, everything to the pool.
  public static final CoinbaseTerms PLAIN = new CoinbaseTerms(2, new byte[0], List.of());

  /// An output that must be paid.
  ///
  /// @param value in the coin's smallest unit
  public record Output(long value, byte[] script) {}

  public CoinbaseTerms {
    outputs = List.copyOf(outputs);
  }

  /// Whether a block's transactions have no say in its coinbase.
  public boolean isPlain() {
    return payload.length == 0 && outputs.isEmpty();
  }

  /// What all required outputs take together.
  public long required() {
    return outputs.stream().mapToLong(Output::value).reduce(0, Math::addExact);
  }
}
