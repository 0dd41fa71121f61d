package org.chimerapool.simulation.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.chimerapool.simulation.client.HashThrottle;
import org.chimerapool.simulation.cluster.MinerProfile.Manner;
import org.jspecify.annotations.Nullable;

/// One miner of a cluster, through all its connections. Belongs to its event loop.
final class ClusterMiner {

  /// Hashes between two looks at the clock, about half a millisecond's.
  private static final int AT_ONCE = 1000;

  /// What could not be hashed for want of processors is not made up for beyond this.
  private static final double MOST_OWED_SECONDS = 1;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final int number;
  private final ClusterPlan plan;
  private final MinerProfile profile;
  private final Crew crew;
  private final Dialer dialer;
  private final HashThrottle throttle;
  private @Nullable MinerConnection connection;
  private Duration wait = FIRST_WAIT;
  private double owed;
  private boolean stopped;

  ClusterMiner(int number, ClusterPlan plan, Crew crew, Dialer dialer) {
    this.number = number;
    this.plan = plan;
    this.profile = plan.mix().of(number).profile();
    this.crew = crew;
    this.dialer = dialer;
    this.throttle = new HashThrottle(profile.hashrate(), Instant.EPOCH);
  }

  int number() {
    return number;
  }

  ClusterPlan plan() {
    return plan;
  }

  MinerProfile profile() {
    return profile;
  }

  Crew crew() {
    return crew;
  }

  /// When it sets out, in nanoseconds after the start.
  long departure() {
    return plan.departureOf(number).toNanos();
  }

  boolean hashes() {
    return profile.manner() == Manner.MINES && profile.hashrate() > 0 && !plan.floods();
  }

  void setOut() {
    crew.figures.setOut++;
    dial();
  }

  /// Ends its connection and opens no other.
  void stop() {
    stopped = true;
    if (connection != null) {
      connection.leave("stopped");
    }
  }

  /// Does a part of the hashing that is due.
  ///
  /// @return whether more is due
  boolean hash(Instant now) {
    int due = throttle.due(now);
    MinerConnection to = connection;
    if (to == null || !to.hasWork()) {
      owed = 0;
      return false;
    }
    crew.figures.hashesDue += due;
    owed = Math.min(owed + due, profile.hashrate() * MOST_OWED_SECONDS);
    int count = (int) Math.min(owed, AT_ONCE);
    if (count > 0) {
      to.hash(count);
      owed -= count;
      crew.figures.hashesDone += count;
    }
    return owed >= 1;
  }

  void connected(MinerConnection opened) {
    connection = opened;
    if (profile.stay().isPositive()) {
      var _ =
          crew.loop.schedule(
              () -> opened.leave("left by its profile"),
              about(profile.stay()).toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  /// Comes back after a while: soon where the last connection was good for something, later and
  /// later where none is.
  void lost(boolean worked, boolean byItself) {
    connection = null;
    if (stopped) {
      return;
    }
    wait = worked ? FIRST_WAIT : min(wait.multipliedBy(2), LONGEST_WAIT);
    Duration pause = byItself ? about(profile.away()) : wait;
    long millis = (long) (pause.toMillis() * crew.random.nextDouble(0.5, 1));
    var _ = crew.loop.schedule(this::dial, millis, TimeUnit.MILLISECONDS);
  }

  private void dial() {
    if (!stopped) {
      dialer.dial(this);
    }
  }

  /// Times as they come when things end by chance: many short ones, few long ones.
  private Duration about(Duration mean) {
    double factor = -Math.log1p(-crew.random.nextDouble());
    return Duration.ofMillis((long) (mean.toMillis() * factor));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
