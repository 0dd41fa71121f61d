package org.chimerapool.simulation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.algorithm.AlgorithmCatalog;
import org.chimerapool.kernel.Hashrate;
import org.chimerapool.kernel.WorkerName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The switch of the virtual miners, and what they are doing. May be used from any thread.
@Component
public class VirtualMiners implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(VirtualMiners.class);
  private static final int PHASE = 300;
  private static final Duration GOODBYE = Duration.ofSeconds(3);

  private final SimulationSettings settings;
  private final Algorithm algorithm;
  private final Clock clock;
  private final SplittableRandom random = new SplittableRandom();
  private volatile List<Mining> mining = List.of();

  /// A miner and the thread it lives on.
  private record Mining(VirtualMiner miner, Thread thread) {}

  VirtualMiners(SimulationSettings settings, AlgorithmCatalog algorithms, Clock clock) {
    this.settings = settings;
    this.algorithm = algorithms.get("sha256d");
    this.clock = clock;
  }

  /// Turns all virtual miners on or off; returns when they have left.
  public synchronized void setRunning(boolean wanted) {
    if (wanted && mining.isEmpty()) {
      List<Mining> started = new ArrayList<>();
      for (SimulationSettings.Miner each : settings.fleet()) {
        VirtualMiner miner =
            new VirtualMiner(
                each, settings.host(), settings.port(), algorithm, clock, random.split());
        started.add(
            new Mining(
                miner, Thread.ofVirtual().name("virtual-miner-" + miner.name()).start(miner)));
      }
      mining = List.copyOf(started);
      LOG.info(
          "{} virtual miners mine for {}:{}", started.size(), settings.host(), settings.port());
    } else if (!wanted && !mining.isEmpty()) {
      List<Mining> leaving = mining;
      mining = List.of();
      leaving.forEach(each -> each.miner().stop());
      leaving.forEach(VirtualMiners::awaitEnd);
      LOG.info("The virtual miners are off");
    }
  }

  /// Whether the virtual miners are turned on.
  @Override
  public boolean isRunning() {
    return !mining.isEmpty();
  }

  /// Every virtual miner, also when they are turned off.
  public List<VirtualMinerStatus> status() {
    List<Mining> now = mining;
    return now.isEmpty()
        ? settings.fleet().stream().map(VirtualMiners::off).toList()
        : now.stream().map(each -> each.miner().status()).toList();
  }

  /// Starts the miners when the settings want it; called by the container.
  @Override
  public void start() {
    if (settings.enabled() && settings.port() == 0) {
      LOG.info("The virtual miners stay off: chimera.simulation.port does not say where to go");
    } else if (settings.enabled()) {
      setRunning(true);
    }
  }

  @Override
  public void stop() {
    setRunning(false);
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private static VirtualMinerStatus off(SimulationSettings.Miner miner) {
    return new VirtualMinerStatus(
        new WorkerName(miner.address(), miner.rig()),
        new Hashrate(miner.hashrate()),
        miner.behaviour(),
        VirtualMinerStatus.State.OFF,
        0,
        0,
        0,
        "");
  }

  private static void awaitEnd(Mining leaving) {
    try {
      if (!leaving.thread().join(GOODBYE)) {
        leaving.thread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
