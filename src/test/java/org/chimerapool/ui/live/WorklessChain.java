package org.chimerapool.ui.live;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainTip;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.CoinbasePayment;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;

/// A chain to look at: it offers no work and takes no block.
public abstract class WorklessChain implements ChainAdapter {

  @Override
  public BlockTemplate template() {
    throw new ChainUnavailableException("no work here");
  }

  @Override
  public Registration onTemplate(Consumer<BlockTemplate> listener) {
    return () -> {};
  }

  @Override
  public SubmitOutcome submit(byte[] block) {
    throw new ChainUnavailableException("no block here");
  }

  @Override
  public ChainTip tip() {
    return new ChainTip(870_112, Hash256.ZERO, Instant.EPOCH);
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
}
