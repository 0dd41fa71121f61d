package org.chimerapool.chain.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.algorithm.AlgorithmCatalog;
import org.chimerapool.chain.Availability;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.ChainTip;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.CoinNetwork;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.CoinSource;
import org.chimerapool.chain.CoinbasePayment;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.TemplateRules;
import org.chimerapool.chain.events.TipChanged;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;
import org.chimerapool.kernel.StartupFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The simulated chain as the pool sees it: one node, always there.
@Component
@ConditionalOnProperty(name = "chimera.simulator.enabled", matchIfMissing = true)
class ChainSimulator implements ChainAdapter, CoinSource, SmartLifecycle {

  static final CoinId COIN = CoinId.of("SIM");
  static final int PHASE = 50;

  private static final Logger LOG = LoggerFactory.getLogger(ChainSimulator.class);
  private static final int DECIMALS = 8;

  private final SimulatorSettings settings;
  private final Path file;
  private final Algorithm algorithm;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final CoinProfile profile;
  private final List<Consumer<BlockTemplate>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Running running;

  /// What exists between start and stop.
  private record Running(SimulatedChain chain, ScheduledThreadPoolExecutor notifier) {}

  ChainSimulator(
      SimulatorSettings settings,
      @Value("${chimera.home:./.chimera}") String home,
      AlgorithmCatalog algorithms,
      Clock clock,
      ApplicationEventPublisher events) {
    this.settings = settings;
    this.file = Path.of(home, "simulator", "blocks.dat");
    this.algorithm = algorithms.get("sha256d");
    this.clock = clock;
    this.events = events;
    this.profile =
        new CoinProfile(
            COIN,
            "Simulated coin",
            CoinNetwork.SIMULATED,
            algorithm.id(),
            DECIMALS,
            settings.blockInterval(),
            settings.maturity(),
            "simulated",
            // Made anew with each chain, and no node is ever asked for it.
            Hash256.ZERO,
            new SimulatedAddresses(),
            TemplateRules.PLAIN);
  }

  @Override
  public ChainDescription description() {
    return profile.description();
  }

  @Override
  public List<CoinProfile> coins() {
    return List.of(profile);
  }

  @Override
  public BlockTemplate template() {
    return chain().template();
  }

  @Override
  public Registration onTemplate(Consumer<BlockTemplate> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Availability availability() {
    Running now = running;
    return now == null
        ? new Availability(false, clock.instant(), "The simulator is not running.")
        : Availability.ALWAYS;
  }

  @Override
  public SubmitOutcome submit(byte[] block) {
    Running now = running;
    if (now == null) {
      return new SubmitOutcome.Unknown("the simulator is not running");
    }
    try {
      return now.chain()
          .submit(block)
          .<SubmitOutcome>map(SubmitOutcome.Refused::new)
          .orElseGet(SubmitOutcome.Accepted::new);
    } catch (IOException e) {
      return new SubmitOutcome.Unknown("the simulator cannot store the block: " + e.getMessage());
    }
  }

  @Override
  public ChainTip tip() {
    return chain().tip();
  }

  @Override
  public BlockStanding standing(Hash256 blockId) {
    return chain().standing(blockId);
  }

  @Override
  public Optional<CoinbasePayment> coinbase(Hash256 blockId) {
    try {
      return chain()
          .coinbase(blockId)
          .map(
              coinbase ->
                  new CoinbasePayment(
                      blockId,
                      COIN,
                      coinbase.outputs().stream().map(ChainSimulator::payment).toList()));
    } catch (IOException e) {
      throw new ChainUnavailableException(
          "the simulator cannot read its blocks: " + e.getMessage());
    }
  }

  private static CoinbasePayment.Output payment(WireTransaction.Output output) {
    return new CoinbasePayment.Output(Amount.of(output.value(), COIN), output.script());
  }

  @Override
  public Optional<byte[]> payoutScript(String address) {
    return PayoutScripts.of(address);
  }

  @Override
  public List<NodeStatus> nodes() {
    Running now = running;
    NodeStatus.Health health = now == null ? NodeStatus.Health.DOWN : NodeStatus.Health.GOOD;
    return List.of(
        new NodeStatus(
            "simulator",
            health,
            now == null ? 0 : now.chain().tip().height(),
            0,
            Duration.ZERO,
            clock.instant(),
            now == null ? "The simulator is not running." : ""));
  }

  @Override
  public synchronized void start() {
    if (running != null) {
      return;
    }
    try {
      SimulatedChain chain =
          new SimulatedChain(file, COIN, settings, algorithm, clock, this::tipChanged);
      ScheduledThreadPoolExecutor notifier =
          new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("simulator").factory());
      notifier.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
      running = new Running(chain, notifier);
      long period = settings.refresh().toMillis();
      var _ = notifier.scheduleWithFixedDelay(this::refresh, period, period, TimeUnit.MILLISECONDS);
      LOG.info("Simulated chain at height {}, kept in {}", chain.tip().height(), file);
    } catch (IOException e) {
      StartupFailure failure =
          new StartupFailure(
              "The simulated chain in %s cannot be read: %s".formatted(file, e.getMessage()),
              "Make the file readable, or move it away: the chain then begins anew.");
      failure.initCause(e);
      throw failure;
    }
  }

  @Override
  public synchronized void stop() {
    Running now = running;
    if (now != null) {
      running = null;
      now.notifier().shutdown();
      now.chain().close();
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  SimulatedChain chain() {
    Running now = running;
    if (now == null) {
      throw new ChainUnavailableException("the simulator is not running");
    }
    return now.chain();
  }

  private void refresh() {
    Running now = running;
    if (now != null) {
      guarded(() -> announce(now.chain().refresh(settings.refresh())));
    }
  }

  /// Called with the chain's lock held, so that events leave in the order of the blocks.
  private void tipChanged(BlockTree.Growth growth) {
    Running now = running;
    if (now != null) {
      ChainTip tip = now.chain().tip();
      BlockTemplate template = now.chain().template();
      TipChanged event =
          new TipChanged(COIN, tip.height(), tip.hash(), growth.depth(), clock.instant());
      now.notifier()
          .execute(
              () -> {
                announce(template);
                guarded(() -> events.publishEvent(event));
              });
    }
  }

  private void announce(BlockTemplate template) {
    listeners.forEach(listener -> guarded(() -> listener.accept(template)));
  }

  /// One fault must not keep the news from the other listeners, nor stop the timer.
  private static void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.error("News of the simulated chain could not be told", e);
    }
  }
}
