package org.chimerapool.chain.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.chimerapool.algorithm.AlgorithmCatalog;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.events.TipChanged;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Target;
import org.chimerapool.kernel.TestClock;

/// A simulator with a very easy target, and tools to build blocks that are wrong in one point.
final class SimulatorFixture implements AutoCloseable {

  static final String EASY = "207fffff";

  /// Met after 65,536 hashes on average.
  static final String HARDER = "1f00ffff";

  final TestClock clock = new TestClock(Instant.parse("2026-11-21T06:00:00Z"));
  final List<TipChanged> events = Collections.synchronizedList(new ArrayList<>());
  final AlgorithmCatalog algorithms = new AlgorithmCatalog(List.of(new Sha256d()));
  final BlockMiner miner =
      new BlockMiner(new Sha256d(), PayoutScripts.of("simFixture").orElseThrow());
  private final Path home;
  private final String bits;
  ChainSimulator simulator;

  SimulatorFixture(Path home) {
    this(home, EASY);
  }

  SimulatorFixture(Path home, String bits) {
    this.home = home;
    this.bits = bits;
    this.simulator = started();
  }

  RestOfNetwork restOfNetwork() {
    return new RestOfNetwork(simulator, algorithms);
  }

  void restart() {
    simulator.stop();
    simulator = started();
  }

  byte[] solve(BlockTemplate template) throws InterruptedException {
    return miner.solve(template, () -> true).orElseThrow();
  }

  /// Searches a nonce for a header that was changed.
  static BlockHeader remine(BlockHeader header) {
    Target target = Target.ofCompact(header.bits());
    BlockHeader tried = header;
    for (int nonce = 0; nonce < 1 << 22; nonce++) {
      tried = header.withNonce(nonce);
      if (target.isMetBy(tried.id())) {
        return tried;
      }
    }
    throw new AssertionError("no nonce found for " + header);
  }

  /// The block of the current template with its transactions changed, the merkle root and the proof
  /// of work made right again.
  byte[] blockWith(UnaryOperator<List<byte[]>> change)
      throws InterruptedException, MalformedBlockException {
    WireBlock good = WireBlock.read(solve(simulator.template()));
    List<byte[]> contents =
        change.apply(
            new ArrayList<>(good.transactions().stream().map(WireTransaction::raw).toList()));
    List<Hash256> ids = new ArrayList<>();
    for (byte[] raw : contents) {
      ids.add(WireTransaction.read(new WireReader(raw)).id());
    }
    BlockHeader header = withRoot(good.header(), MerkleTree.of(ids).root());
    return WireBlock.write(remine(header), contents);
  }

  /// The block of the current template with its header changed and the proof of work made right.
  byte[] blockWithHeader(UnaryOperator<BlockHeader> change)
      throws InterruptedException, MalformedBlockException {
    WireBlock good = WireBlock.read(solve(simulator.template()));
    return WireBlock.write(
        remine(change.apply(good.header())),
        good.transactions().stream().map(WireTransaction::raw).toList());
  }

  static BlockHeader withRoot(BlockHeader h, Hash256 root) {
    return new BlockHeader(h.version(), h.previous(), root, h.time(), h.bits(), h.nonce());
  }

  static BlockHeader withTime(BlockHeader h, long time) {
    return new BlockHeader(
        h.version(), h.previous(), h.merkleRoot(), (int) time, h.bits(), h.nonce());
  }

  static BlockHeader withBits(BlockHeader h, int bits) {
    return new BlockHeader(h.version(), h.previous(), h.merkleRoot(), h.time(), bits, h.nonce());
  }

  @Override
  public void close() {
    simulator.stop();
  }

  private ChainSimulator started() {
    SimulatorSettings settings =
        new SimulatorSettings(
            true, Duration.ofSeconds(60), bits, 0, 10, 6, Duration.ofSeconds(30), 100_000, 42);
    ChainSimulator fresh =
        new ChainSimulator(
            settings, home.toString(), algorithms, clock, event -> events.add((TipChanged) event));
    fresh.start();
    return fresh;
  }
}
