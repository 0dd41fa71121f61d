package org.chimerapool.simulation;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chimerapool.algorithm.Algorithm;
import org.chimerapool.kernel.Hashrate;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.simulation.VirtualMinerStatus.State;
import org.chimerapool.simulation.client.FoundShare;
import org.chimerapool.simulation.client.HashThrottle;
import org.chimerapool.simulation.client.MiningSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One virtual miner: connects, mines in short bursts at its hashrate, connects again.
final class VirtualMiner implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(VirtualMiner.class);
  private static final Duration BURST = Duration.ofMillis(200);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /// A flaky miner stays this long on average, and stays away for up to `AWAY`.
  private static final Duration STAY = Duration.ofMinutes(3);

  private static final Duration AWAY = Duration.ofSeconds(40);

  /// A careless miner sends one wrong share for so many good ones.
  private static final int CARELESS_EVERY = 15;

  private final SimulationSettings.Miner miner;
  private final String host;
  private final int port;
  private final Algorithm algorithm;
  private final Clock clock;
  private final Tally tally = new Tally();
  private final SplittableRandom random;
  private final CountDownLatch stopped = new CountDownLatch(1);

  VirtualMiner(
      SimulationSettings.Miner miner,
      String host,
      int port,
      Algorithm algorithm,
      Clock clock,
      SplittableRandom random) {
    this.miner = miner;
    this.host = host;
    this.port = port;
    this.algorithm = algorithm;
    this.clock = clock;
    this.random = random;
  }

  String name() {
    return miner.address() + "." + miner.rig();
  }

  VirtualMinerStatus status() {
    return new VirtualMinerStatus(
        new WorkerName(miner.address(), miner.rig()),
        new Hashrate(miner.hashrate()),
        miner.behaviour(),
        tally.state,
        tally.difficulty,
        tally.accepted.get(),
        tally.refused.get(),
        tally.lastRefusal);
  }

  void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    Duration wait = FIRST_WAIT;
    try {
      while (!isStopped()) {
        tally.state = State.CONNECTING;
        boolean mined = mineUntilDisconnected();
        wait = mined ? FIRST_WAIT : min(wait.multipliedBy(2), LONGEST_WAIT);
        Duration pause = mined && miner.behaviour() == MinerBehaviour.FLAKY ? AWAY : wait;
        pauseFor(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      tally.state = State.OFF;
      tally.difficulty = 0;
    }
  }

  /// @return whether the pool gave work, so that the next try may come soon
  private boolean mineUntilDisconnected() throws InterruptedException {
    boolean mined = false;
    try (StratumConnection connection = StratumConnection.open(host, port, name())) {
      MiningSession session = new MiningSession(connection, name(), algorithm, tally, random);
      session.configure();
      session.greet("x");
      HashThrottle throttle = new HashThrottle(miner.hashrate(), clock.instant());
      Instant leave = whenToLeave();
      while (!isStopped() && clock.instant().isBefore(leave)) {
        if (!receive(connection, session)) {
          return mined;
        }
        int due = throttle.due(clock.instant());
        if (session.hasWork()) {
          mined = true;
          tally.state = State.MINING;
          work(session, due);
        }
      }
    } catch (IOException e) {
      LOG.debug("{} lost its pool: {}", name(), e.getMessage());
    }
    tally.difficulty = 0;
    return mined;
  }

  /// Waits for one burst's time, or less when the pool says something.
  private boolean receive(StratumConnection connection, MiningSession session)
      throws IOException, InterruptedException {
    Optional<StratumConnection.Message> message = connection.next(BURST);
    while (message.isPresent()) {
      switch (message.get()) {
        case StratumConnection.Message.Line(var json) -> session.handle(json);
        case StratumConnection.Message.Ended(var cause) -> {
          LOG.debug("{} lost its pool: {}", name(), cause);
          return false;
        }
      }
      message = connection.next(Duration.ZERO);
    }
    return true;
  }

  private void work(MiningSession session, int hashes) throws IOException {
    for (FoundShare share : session.search(hashes)) {
      session.submit(share);
      if (miner.behaviour() == MinerBehaviour.CARELESS && random.nextInt(CARELESS_EVERY) == 0) {
        Optional<FoundShare> wrong = session.late().or(session::tooEasy);
        if (wrong.isPresent()) {
          session.submit(wrong.get());
        }
      }
    }
  }

  private Instant whenToLeave() {
    if (miner.behaviour() != MinerBehaviour.FLAKY) {
      return Instant.MAX;
    }
    double stays = -Math.log1p(-random.nextDouble()) * STAY.toMillis();
    return clock.instant().plusMillis((long) stays).plus(BURST);
  }

  /// A little less or more than asked, so that miners do not come back all at once.
  private void pauseFor(Duration about) throws InterruptedException {
    long millis = (long) (about.toMillis() * random.nextDouble(0.5, 1));
    if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
      LOG.debug("{} is turned off", name());
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
