package org.chimerapool.ui;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.chimerapool.algorithm.HashVerifier;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.chain.coin.ShippedCoins;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.recipe.RecipeShelf;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.AcceptedShares;
import org.chimerapool.pool.FakeDeviceRules;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolServices;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.job.ExtranonceAllocator;
import org.chimerapool.pool.job.JobFactory;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.chimerapool.stats.FakeFigures;
import org.chimerapool.stats.Figures;
import org.chimerapool.stats.RigWork;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A pool that stands still, with figures that move.
@Configuration(proxyBeanMethods = false)
class PreviewPool {

  static final PoolId ID = new PoolId(1);
  static final PoolId SECOND = new PoolId(2);
  static final ChainDescription CHAIN =
      new ChainDescription(
          CoinId.of("SIM"), "Simulated Bitcoin", "sha256d", 8, true, Duration.ofMinutes(1), 100);

  @Bean
  Figures figures(PreviewFigures live, Clock clock) {
    return new FakeFigures(live, clock);
  }

  @Bean
  PreviewFigures previewFigures(Clock clock) {
    return new PreviewFigures(clock);
  }

  @Bean
  PreviewDays previewDays(Clock clock) {
    return new PreviewDays(clock);
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
  PreviewControl previewControl(Clock clock) {
    return new PreviewControl(clock);
  }

  @Bean
  PreviewNodes previewNodes(Clock clock) {
    return new PreviewNodes(clock);
  }

  @Bean
  PreviewSessions previewSessions(Clock clock) {
    return new PreviewSessions(clock);
  }

  @Bean
  PreviewBans previewBans(Clock clock) {
    return new PreviewBans(clock);
  }

  @Bean
  PreviewGuard previewGuard(PreviewBans bans, Clock clock) {
    return new PreviewGuard(bans, clock);
  }

  @Bean
  AcceptedShares previewShares() {
    return (pool, worker, hash, until) -> Optional.empty();
  }

  @Bean
  PreviewRefusals previewRefusals(Clock clock) {
    return new PreviewRefusals(clock);
  }

  @Bean
  RigWork previewRigWork() {
    return (pool, address, from) -> List.of();
  }

  @Bean
  PreviewRuns previewRuns(Deployments deployments, RecipeShelf shelf) {
    return new PreviewRuns(deployments, shelf);
  }

  @Bean
  PreviewFleet previewFleet(DSLContext db, Fleet fleet, Clock clock) {
    return new PreviewFleet(db, fleet, clock);
  }

  @Bean
  PreviewPastRuns previewPastRuns(DSLContext db, Clock clock) {
    return new PreviewPastRuns(db, clock);
  }

  @Bean
  PreviewDevices previewDevices() {
    return new PreviewDevices();
  }

  @Bean
  CoinProfiles coinProfiles() {
    return new CoinProfiles(new ShippedCoins().coins());
  }

  @Bean
  ChainCatalog chainCatalog(PreviewChain chain) {
    return new ChainCatalog(List.of(chain));
  }

  @Bean
  Pools pools(PreviewChain chain, HashVerifier verifier, Clock clock) {
    Pools pools = new Pools();
    pools.add(pool(ID, "Alpine Pool", CHAIN, chain, verifier, clock));
    ChainDescription litecoin =
        new ChainDescription(
            CoinId.of("LTC"), "Litecoin", "scrypt", 8, false, Duration.ofSeconds(150), 100);
    pools.add(pool(SECOND, "Dolomite Pool", litecoin, chain, verifier, clock));
    return pools;
  }

  private static Pool pool(
      PoolId id,
      String name,
      ChainDescription coin,
      PreviewChain chain,
      HashVerifier verifier,
      Clock clock) {
    Difficulty one = Difficulty.ONE;
    return new Pool(
        new PoolDescription(id, name, coin, new Sha256d()),
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
            clock));
  }
}
