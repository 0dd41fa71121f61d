package org.chimerapool.chain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Target;

/// A block to be mined, as a Bitcoin-family node offers it (BIP 22, BIP 23).
///
/// @param bits the network target in compact form
/// @param time the node's time for the block; `minTime` is the earliest that it accepts
/// @param reward what the coinbase pays in all: subsidy and fees, required outputs included
/// @param transactions without the coinbase, in block order
/// @param witnessCommitment script of the commitment output (BIP 141), empty where the block has
/// none
/// @param coinbase what else the coin wants of the coinbase
/// @param extensionBlock what follows the transactions (Litecoin's `mweb`), without the byte that
/// announces it; empty where the block has none
public record BlockTemplate(
    long height,
    int version,
    Hash256 previousHash,
    int bits,
    Instant time,
    Instant minTime,
    Amount reward,
    List<Transaction> transactions,
    byte[] witnessCommitment,
    CoinbaseTerms coinbase,
    byte[] extensionBlock) {

  /// A transaction of a template.
  ///
  /// @param id the hash that goes into the merkle tree
  /// @param raw the whole serialisation, witness included
  /// @param fee in the coin's smallest unit
  public record Transaction(Hash256 id, byte[] raw, long fee) {}

  public BlockTemplate {
    transactions = List.copyOf(transactions);
  }

  /// A block of a coin that wants nothing beyond BIP 34 and BIP 141.
  public BlockTemplate(
      long height,
      int version,
      Hash256 previousHash,
      int bits,
      Instant time,
      Instant minTime,
      Amount reward,
      List<Transaction> transactions,
      byte[] witnessCommitment) {
    this(
        height,
        version,
        previousHash,
        bits,
        time,
        minTime,
        reward,
        transactions,
        witnessCommitment,
        CoinbaseTerms.PLAIN,
        new byte[0]);
  }

  /// The same block without a transaction, paying the subsidy alone: work that is ready before a
  /// node has chosen transactions.
  ///
  /// @return empty where what the block must hold depends on its transactions: an extension block
  /// (LIP 3), the payload of a special coinbase (DIP 4), outputs that share in the fees
  public Optional<BlockTemplate> withoutTransactions() {
    if (extensionBlock.length > 0 || !coinbase.isPlain()) {
      return Optional.empty();
    }
    long fees = transactions.stream().mapToLong(Transaction::fee).reduce(0, Math::addExact);
    return Optional.of(
        new BlockTemplate(
            height,
            version,
            previousHash,
            bits,
            time,
            minTime,
            reward.minus(Amount.of(fees, reward.coin())),
            List.of(),
            witnessCommitment.length == 0 ? witnessCommitment : WitnessCommitment.ofEmptyBlock(),
            coinbase,
            extensionBlock));
  }

  public Target networkTarget() {
    return Target.ofCompact(bits);
  }

  /// What is left of the reward for the pool.
  ///
  /// @throws IllegalArgumentException when the required outputs take more than there is
  public Amount poolReward() {
    Amount required = Amount.of(coinbase.required(), reward.coin());
    Amount left = reward.minus(required);
    if (left.units().signum() < 0) {
      throw new IllegalArgumentException(
          "a coinbase of %s cannot pay required outputs of %s"
              .formatted(reward.units(), required.units()));
    }
    return left;
  }
}
