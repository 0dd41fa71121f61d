package org.chimerapool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chimerapool.algorithm.AlgorithmCatalog;
import org.chimerapool.algorithm.HashVerifier;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.simulator.SimulatorControls;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Home;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.Bans;
import org.chimerapool.pool.Door;
import org.chimerapool.pool.FakeDeviceRules;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolServices;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.ShareObserver;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.pool.ban.BanBook;
import org.chimerapool.pool.job.ExtranonceAllocator;
import org.chimerapool.pool.job.JobFactory;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.chimerapool.stratum.StratumStatus;
import org.chimerapool.testing.FreePort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/// The whole wire but for the database: simulated chain, pool, Stratum server, virtual miners.
@Timeout(120)
class DemoPoolIT {

  @TempDir Path home;

  @Test
  void virtualMinersFindBlocksThatTheSimulatedChainTakes() throws Exception {
    try (ConfigurableApplicationContext context = started(home)) {
      Wire wire = context.getBean(Wire.class);
      ChainAdapter chain = context.getBean(ChainCatalog.class).get(CoinId.of("SIM"));
      for (int i = 0; i < 3; i++) {
        assertThat(wire.outcomes.poll(60, TimeUnit.SECONDS))
            .isEqualTo(new SubmitOutcome.Accepted());
      }
      FoundBlock first = wire.blocks.take();
      assertThat(chain.standing(first.id())).isInstanceOf(BlockStanding.InChain.class);
      assertThat(first.credit().simulated()).isTrue();
      assertThat(context.getBean(StratumStatus.class).malformedLines()).isZero();
      assertThat(wire.refusals.poll(60, TimeUnit.SECONDS))
          .isNotNull()
          .isNotEqualTo(ShareVerdict.Reason.DUPLICATE);

      Hash256 tip = chain.tip().hash();
      assertThat(context.getBean(SimulatorControls.class).orphan(tip)).isNotEqualTo(tip);
      assertThat(chain.standing(tip)).isEqualTo(new BlockStanding.Orphaned());

      VirtualMiners miners = context.getBean(VirtualMiners.class);
      assertThat(miners.status()).anyMatch(status -> status.accepted() > 0);
      miners.setRunning(false);
      assertThat(miners.isRunning()).isFalse();
    }
  }

  private static ConfigurableApplicationContext started(Path home) throws Exception {
    int port = FreePort.next();
    return new SpringApplicationBuilder(Wire.class)
        .web(WebApplicationType.NONE)
        .properties(
            "spring.config.location=optional:file:none.yaml",
            "chimera.home=" + home,
            "chimera.stratum.port=" + port,
            "chimera.stratum.bind=127.0.0.1",
            "chimera.simulation.port=" + port,
            "chimera.simulator.starting-bits=1f00ffff",
            "chimera.simulator.rival-share=0")
        .properties(carelessMiners())
        .run();
  }

  /// So many that a minute without a wrong share is one chance in a thousand: with the one of the
  /// demo it is more than one in three.
  private static Map<String, Object> carelessMiners() {
    Map<String, Object> miners = new HashMap<>();
    for (int i = 0; i < 8; i++) {
      miners.put("chimera.simulation.miners[%d].address".formatted(i), "simAda");
      miners.put("chimera.simulation.miners[%d].rig".formatted(i), "rig" + i);
      miners.put("chimera.simulation.miners[%d].behaviour".formatted(i), "careless");
    }
    return miners;
  }

  /// The pool without a database.
  @Configuration(proxyBeanMethods = false)
  @ComponentScan(
      basePackages = {
        "org.chimerapool.algorithm",
        "org.chimerapool.chain",
        "org.chimerapool.stratum",
        "org.chimerapool.simulation"
      },
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = "org\\.chimerapool\\.chain\\.book\\..*"))
  @ConfigurationPropertiesScan({
    "org.chimerapool.chain",
    "org.chimerapool.stratum",
    "org.chimerapool.simulation"
  })
  static class Wire implements SmartLifecycle, ShareObserver {

    final BlockingQueue<SubmitOutcome> outcomes = new LinkedBlockingQueue<>();
    final BlockingQueue<FoundBlock> blocks = new LinkedBlockingQueue<>();
    final BlockingQueue<ShareVerdict.Reason> refusals = new LinkedBlockingQueue<>();
    private final Pools pools;
    private final Pool pool;
    private volatile boolean running;

    Wire(
        ChainCatalog chains,
        AlgorithmCatalog algorithms,
        HashVerifier verifier,
        Pools pools,
        @Value("${chimera.stratum.port}") int port) {
      ChainAdapter chain = chains.get(CoinId.of("SIM"));
      this.pools = pools;
      this.pool =
          new Pool(
              new PoolDescription(
                  new PoolId(1),
                  "Demo",
                  chain.description(),
                  algorithms.get(chain.description().algorithm())),
              chain,
              new JobFactory(chain.payoutScript("simPool").orElseThrow(), "/Chimera/", 4, 0x1000),
              new ExtranonceAllocator(1),
              new VardiffPolicy(
                  Difficulty.of(0x1p-18),
                  Difficulty.of(0x1p-20),
                  Difficulty.of(1e9),
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(10)),
              new PoolServices(
                  verifier,
                  _ -> true,
                  block -> {
                    outcomes.add(chain.submit(block.raw()));
                    blocks.add(block);
                    return CompletableFuture.completedFuture(true);
                  },
                  List.of(this),
                  new FakeDeviceRules(),
                  Clock.systemUTC()));
      pool.setDoor(Door.open(port));
    }

    @Bean
    static Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    static Home home(@Value("${chimera.home}") Path folder) {
      return Home.open(folder);
    }

    @Bean
    static Pools pools() {
      return new Pools();
    }

    @Bean
    static Bans bans(Clock clock) {
      return new BanBook(clock);
    }

    @Override
    public void accepted(ShareCredit credit) {}

    @Override
    public void rejected(
        PoolId id, @Nullable WorkerName worker, ShareVerdict.Reason reason, Instant at) {
      refusals.add(reason);
    }

    @Override
    public void start() {
      pool.start();
      pools.add(pool);
      running = true;
    }

    @Override
    public void stop() {
      pools.remove(pool);
      pool.stop();
      running = false;
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public int getPhase() {
      return 100;
    }
  }
}
