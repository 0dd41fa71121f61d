package org.chimerapool.chain.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.algorithm.NonceScanner;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.kernel.DoubleSha256;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Target;

/// Finds blocks for the rest of the network, by real proof of work.
final class BlockMiner {

  /// Hashes before a search is given up: half a minute or so on one processor.
  private static final long BUDGET = 1L << 28;

  private static final int ROUND = 1 << 16;
  private static final byte[] TAG = "/rest of the network/".getBytes(StandardCharsets.US_ASCII);

  private final Algorithm algorithm;
  private final byte[] payoutScript;
  private final AtomicLong extranonces = new AtomicLong();

  BlockMiner(Algorithm algorithm, byte[] payoutScript) {
    this.algorithm = algorithm;
    this.payoutScript = payoutScript.clone();
  }

  /// Searches on the calling thread.
  ///
  /// @param worthIt asked now and then whether the template is still worth mining on
  /// @return the whole block; empty when it was not worth it any more or took too long
  Optional<byte[]> solve(BlockTemplate template, BooleanSupplier worthIt)
      throws InterruptedException {
    byte[] script = script(template.height());
    List<WireTransaction.Output> outputs = outputs(template);
    List<Hash256> ids = new ArrayList<>();
    ids.add(DoubleSha256.hash(Coinbases.of(script, outputs)));
    template.transactions().forEach(transaction -> ids.add(transaction.id()));
    List<byte[]> contents = new ArrayList<>();
    contents.add(Coinbases.withWitness(script, outputs));
    template.transactions().forEach(transaction -> contents.add(transaction.raw()));
    return search(header(template, MerkleTree.of(ids).root()), worthIt)
        .map(solved -> WireBlock.write(solved, contents));
  }

  private List<WireTransaction.Output> outputs(BlockTemplate template) {
    long reward = template.reward().units().longValueExact();
    return List.of(
        new WireTransaction.Output(reward, payoutScript),
        new WireTransaction.Output(0, template.witnessCommitment()));
  }

  private static BlockHeader header(BlockTemplate template, Hash256 root) {
    int time = (int) template.time().getEpochSecond();
    return new BlockHeader(
        template.version(), template.previousHash(), root, time, template.bits(), 0);
  }

  private Optional<BlockHeader> search(BlockHeader header, BooleanSupplier worthIt)
      throws InterruptedException {
    Target target = Target.ofCompact(header.bits());
    NonceScanner scanner = algorithm.scanner(header.toBytes());
    for (long nonce = 0; nonce < BUDGET; nonce++) {
      if (target.isMetBy(scanner.hash((int) nonce))) {
        return Optional.of(header.withNonce((int) nonce));
      }
      if (nonce % ROUND == ROUND - 1) {
        if (Thread.interrupted()) {
          throw new InterruptedException("the search for a block was interrupted");
        }
        if (!worthIt.getAsBoolean()) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /// Height, a number that no two searches share, and who it was.
  private byte[] script(long height) {
    byte[] extranonce = new WireWriter().writeLong(extranonces.getAndIncrement()).toBytes();
    return new WireWriter()
        .writeBytes(CoinbaseRules.heightPush(height))
        .writeCounted(extranonce)
        .writeCounted(TAG)
        .toBytes();
  }
}
