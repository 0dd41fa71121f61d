package org.chimerapool.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.ChainTip;
import org.chimerapool.chain.CoinbasePayment;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;

/// A chain that offers one template of 2,000 transactions for ever, as a full block of Bitcoin has
/// them: eleven merkle branches.
public final class BenchChain implements ChainAdapter {

  private static final CoinId COIN = CoinId.of("SIM");
  private static final int TRANSACTIONS = 2_000;

  private final BlockTemplate template;

  /// @param now the header time that miners start from
  public BenchChain(Instant now) {
    template =
        new BlockTemplate(
            900_000,
            0x20000000,
            new Hash256(0, 1, 2, 3),
            0x1b00ffff,
            now,
            now.minusSeconds(600),
            Amount.of(312_500_000L, COIN),
            LongStream.range(0, TRANSACTIONS)
                .mapToObj(
                    i -> new BlockTemplate.Transaction(new Hash256(i, i, i, i), new byte[] {1}, 0))
                .toList(),
            new byte[] {0x6a, 1, 7});
  }

  @Override
  public ChainDescription description() {
    return new ChainDescription(COIN, "Benchmark", "sha256d", 8, true, Duration.ofMinutes(10), 100);
  }

  @Override
  public BlockTemplate template() {
    return template;
  }

  @Override
  public Registration onTemplate(Consumer<BlockTemplate> listener) {
    return () -> {};
  }

  @Override
  public SubmitOutcome submit(byte[] block) {
    return new SubmitOutcome.Accepted();
  }

  @Override
  public ChainTip tip() {
    throw new UnsupportedOperationException("nobody asks for the tip here");
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
    return Optional.of(address.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public List<NodeStatus> nodes() {
    return List.of();
  }
}
