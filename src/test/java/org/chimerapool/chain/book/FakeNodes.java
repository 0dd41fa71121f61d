package org.chimerapool.chain.book;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.ChainTip;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.CoinbasePayment;
import org.chimerapool.chain.NodeAccess;
import org.chimerapool.chain.NodeChain;
import org.chimerapool.chain.NodeFamily;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.chain.NodeTrial;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;

/// A family for the coins that use SHA-256d; remembers which nodes it was told to use.
final class FakeNodes implements NodeFamily {

  final List<Chain> chains = new CopyOnWriteArrayList<>();
  final List<NodeAccess> tried = new ArrayList<>();
  volatile String faulty = "";

  @Override
  public boolean serves(CoinProfile coin) {
    return coin.algorithm().equals("sha256d");
  }

  @Override
  public NodeChain connect(CoinProfile coin, List<NodeAccess> nodes) {
    if (coin.coin().ticker().equals(faulty)) {
      throw new IllegalStateException("a fault of the family");
    }
    Chain chain = new Chain(coin, nodes);
    chains.add(chain);
    return chain;
  }

  @Override
  public NodeTrial test(CoinProfile coin, NodeAccess node) {
    tried.add(node);
    return new NodeTrial.Answered(
        "/Fake:1/", coin.nodeChain(), 7, 7, false, 3, "", Duration.ofMillis(2), List.of());
  }

  static final class Chain implements NodeChain {

    final CoinProfile coin;
    volatile List<NodeAccess> nodes;
    boolean closed;

    Chain(CoinProfile coin, List<NodeAccess> nodes) {
      this.coin = coin;
      this.nodes = nodes;
    }

    @Override
    public void use(List<NodeAccess> nodes) {
      this.nodes = nodes;
    }

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public ChainDescription description() {
      return coin.description();
    }

    @Override
    public BlockTemplate template() {
      throw new ChainUnavailableException("a fake has no work");
    }

    @Override
    public Registration onTemplate(Consumer<BlockTemplate> listener) {
      return () -> {};
    }

    @Override
    public SubmitOutcome submit(byte[] block) {
      return new SubmitOutcome.Unknown("a fake takes no block");
    }

    @Override
    public ChainTip tip() {
      throw new ChainUnavailableException("a fake has no tip");
    }

    @Override
    public BlockStanding standing(Hash256 blockId) {
      return new BlockStanding.NotFound();
    }

    @Override
    public Optional<CoinbasePayment> coinbase(Hash256 blockId) {
      return Optional.empty();
    }

    @Override
    public Optional<byte[]> payoutScript(String address) {
      return Optional.empty();
    }

    @Override
    public List<NodeStatus> nodes() {
      return List.of();
    }
  }
}
