package org.chimerapool.simulation.cluster;

import java.time.Duration;

/// What a kind of virtual miner is like.
///
/// @param hashrate hashes per second that it keeps to, 0 for one that only holds its connection
/// @param latency time that each of its shares is under way before it is sent
/// @param stale part of its shares that it keeps until their block is over; `invalid` part that is
///     too easy, `duplicate` part that is sent twice, each 0 to 1
/// @param stay how long it keeps a connection on average, zero for as long as it may
/// @param away how long it stays away after that, on average
record MinerProfile(
    Manner manner,
    double hashrate,
    Duration latency,
    double stale,
    double invalid,
    double duplicate,
    Duration stay,
    Duration away) {

  static final double DEFAULT_HASHRATE = 2_000;

  /// What it does with its connection.
  enum Manner {
    /// Subscribes, authorizes, mines.
    MINES,
    /// Connects and says nothing.
    SILENT,
    /// Subscribes and authorizes, then reads nothing any more.
    DEAF
  }

  static MinerProfile of(Manner manner, double hashrate) {
    return new MinerProfile(
        manner, hashrate, Duration.ZERO, 0, 0, 0, Duration.ZERO, Duration.ofSeconds(10));
  }

  MinerProfile withHashrate(double value) {
    return new MinerProfile(manner, value, latency, stale, invalid, duplicate, stay, away);
  }

  MinerProfile withLatency(Duration value) {
    return new MinerProfile(manner, hashrate, value, stale, invalid, duplicate, stay, away);
  }

  MinerProfile withStale(double value) {
    return new MinerProfile(manner, hashrate, latency, value, invalid, duplicate, stay, away);
  }

  MinerProfile withInvalid(double value) {
    return new MinerProfile(manner, hashrate, latency, stale, value, duplicate, stay, away);
  }

  MinerProfile withDuplicate(double value) {
    return new MinerProfile(manner, hashrate, latency, stale, invalid, value, stay, away);
  }

  MinerProfile withStay(Duration value) {
    return new MinerProfile(manner, hashrate, latency, stale, invalid, duplicate, value, away);
  }

  MinerProfile withAway(Duration value) {
    return new MinerProfile(manner, hashrate, latency, stale, invalid, duplicate, stay, value);
  }
}
