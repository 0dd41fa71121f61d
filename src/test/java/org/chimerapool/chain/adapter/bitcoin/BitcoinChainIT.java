package org.chimerapool.chain.adapter.bitcoin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainAdapterContract;
import org.chimerapool.chain.simulator.TemplateSolver;
import org.chimerapool.testing.BitcoindNode;
import org.chimerapool.testing.BitcoindTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What the pool relies on, over a real node.
@BitcoindTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BitcoinChainIT implements ChainAdapterContract {

  private static final String ADDRESS = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";

  private BitcoindNode node;
  private BitcoinChain chain;
  private TemplateSolver solver;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    node = BitcoindNode.start(folder, "one");
    node.mine(1);
    chain = new BitcoinChain(TestCoins.REGTEST, NodeTiming.USUAL, Clock.systemUTC(), event -> {});
    chain.use(List.of(Nodes.access(node)));
    Await.until("work", () -> chain.availability().available());
    solver = new TemplateSolver(new Sha256d(), chain.payoutScript(ADDRESS).orElseThrow());
  }

  @AfterAll
  void stop() throws IOException {
    chain.close();
    node.close();
  }

  @Override
  public ChainAdapter adapter() {
    return chain;
  }

  @Override
  public byte[] solve(BlockTemplate template) throws InterruptedException {
    return solver.solve(template);
  }

  @Override
  public String address() {
    return ADDRESS;
  }
}
