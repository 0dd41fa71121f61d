package org.chimerapool.ui;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.algorithm.HashVerifier;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.FakeDeviceRules;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolServices;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.job.ExtranonceAllocator;
import org.chimerapool.pool.job.JobFactory;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A pool that stands still, with figures that move.
@Configuration(proxyBeanMethods = false)
class PreviewPool {

  static final PoolId ID = new PoolId(1);
  static final ChainDescription CHAIN =
      new ChainDescription(
          CoinId.of("SIM"), "Simulated Bitcoin", "sha256d", 8, true, Duration.ofMinutes(1), 100);

  @Bean
  PreviewFigures previewFigures(Clock clock) {
    return new PreviewFigures(clock);
  }

  @Bean
  PreviewBlocks previewBlocks(Clock clock) {
    return new PreviewBlocks(clock);
  }

  @Bean
  PreviewJournal previewJournal() {
    return new PreviewJournal();
  }

  @Bean
  PreviewStratum previewStratum() {
    return new PreviewStratum();
  }

  @Bean
  PreviewChain previewChain(Clock clock) {
    return new PreviewChain(clock);
  }

  @Bean
  Pools pools(Algorithm algorithm, PreviewChain chain, HashVerifier verifier, Clock clock) {
    Pools pools = new Pools();
    Difficulty one = Difficulty.ONE;
    pools.add(
        new Pool(
            new PoolDescription(ID, "Alpine Pool", CHAIN, algorithm),
            chain,
            new JobFactory(new byte[] {0x51}, "/preview/", 4, 1),
            new ExtranonceAllocator(1),
            new VardiffPolicy(one, one, one, Duration.ofSeconds(10), Duration.ofSeconds(30)),
            new PoolServices(
                verifier,
                credit -> true,
                found -> CompletableFuture.completedFuture(true),
                List.of(),
                new FakeDeviceRules(),
                clock)));
    return pools;
  }
}
