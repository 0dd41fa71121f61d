package org.chimerapool.chain;

import java.time.Instant;
import java.util.List;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Target;

/// A block to be mined, as a Bitcoin-family node offers it (BIP 22, BIP 23).
///
/// @param bits the network target in compact form
/// @param time the node's time for the block; `minTime` is the earliest that it accepts
/// @param reward what the coinbase may pay out: subsidy and fees
/// @param transactions without the coinbase, in block order
/// @param witnessCommitment script of the commitment output (BIP 141), empty where the block has
/// none
public record BlockTemplate(
    long height,
    int version,
    Hash256 previousHash,
    int bits,
    Instant time,
    Instant minTime,
    Amount reward,
    List<Transaction> transactions,
    byte[] witnessCommitment) {

  /// A transaction of a template.
  ///
  /// @param id the hash that goes into the merkle tree
  /// @param raw the whole serialisation, witness included
  public record Transaction(Hash256 id, byte[] raw) {}

  public BlockTemplate {
    transactions = List.copyOf(transactions);
  }

  public Target networkTarget() {
    return Target.ofCompact(bits);
  }
}
