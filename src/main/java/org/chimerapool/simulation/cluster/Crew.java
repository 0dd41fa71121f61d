package org.chimerapool.simulation.cluster;

import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// The miners of one event loop: lets them set out in time, and hash in turn. Belongs to the loop.
final class Crew {

  private static final int TICK_MILLIS = 50;
  private static final long SLICE_NANOS = 1_000_000;

  final EventLoop loop;
  final Figures figures = new Figures();
  final PoolLines lines = new PoolLines();
  final SplittableRandom random;
  final byte[] scratch = new byte[1 << 18];

  /// When the connection whose turn it is was last heard, on the clock of [System#nanoTime()].
  long heardAt;

  private final List<ClusterMiner> waiting = new ArrayList<>();
  private final List<ClusterMiner> hashing = new ArrayList<>();
  private int departed;

  Crew(EventLoop loop, SplittableRandom random) {
    this.loop = loop;
    this.random = random;
  }

  /// To be called before [#start(long)], in the order of departure.
  void add(ClusterMiner miner) {
    waiting.add(miner);
    if (miner.hashes()) {
      hashing.add(miner);
    }
  }

  /// @param begin of the ramp, on the clock of [System#nanoTime()]
  void start(long begin) {
    loop.execute(() -> depart(begin));
    if (!hashing.isEmpty()) {
      loop.execute(() -> hashFrom(0));
    }
  }

  void stop() {
    waiting.forEach(ClusterMiner::stop);
  }

  private void depart(long begin) {
    long since = System.nanoTime() - begin;
    while (departed < waiting.size() && waiting.get(departed).departure() <= since) {
      waiting.get(departed++).setOut();
    }
    if (departed < waiting.size()) {
      var _ = loop.schedule(() -> depart(begin), 5, TimeUnit.MILLISECONDS);
    }
  }

  /// Lets the miners hash one after another, and the connections have their turn in between.
  private void hashFrom(int first) {
    long begin = System.nanoTime();
    // Only the difference between two of them counts.
    Instant now = Instant.EPOCH.plusNanos(begin);
    int at = first;
    boolean slice = true;
    while (at < hashing.size() && slice) {
      if (!hashing.get(at).hash(now)) {
        at++;
      }
      slice = System.nanoTime() - begin < SLICE_NANOS;
    }
    int next = at;
    if (next < hashing.size()) {
      loop.execute(() -> hashFrom(next));
    } else {
      var _ = loop.schedule(() -> hashFrom(0), TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
