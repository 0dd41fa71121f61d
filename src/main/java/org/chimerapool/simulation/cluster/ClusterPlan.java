package org.chimerapool.simulation.cluster;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/// What a cluster is to do.
///
/// @param tls whether TLS is spoken, and whose certificate is taken
/// @param sources addresses to connect from, in turn; empty leaves it to the system
/// @param user a pattern: `{n}` is the miner's number, `{kind}` its kind, `{group}` a number that a
///     hundred miners share
/// @param ramp time in which all miners have set out
/// @param warmUp time after which counting begins anew
/// @param duration of the counting; zero for as long as nobody stops it
/// @param inFlight submits that each miner keeps unanswered at a time, without any hashing; 0 for
///     miners that really mine
/// @param loops threads that carry the miners
record ClusterPlan(
    InetSocketAddress pool,
    PoolTls tls,
    List<InetAddress> sources,
    int miners,
    Mix mix,
    String user,
    String password,
    Duration ramp,
    Duration warmUp,
    Duration duration,
    int inFlight,
    int loops,
    long seed) {

  private static final int GROUP = 100;

  ClusterPlan {
    sources = List.copyOf(sources);
  }

  boolean floods() {
    return inFlight > 0;
  }

  /// The name that a miner authorizes.
  String userOf(int miner) {
    return user.replace("{n}", Integer.toString(miner + 1))
        .replace("{kind}", mix.of(miner).name())
        .replace("{group}", Integer.toString(miner / GROUP + 1));
  }

  /// When a miner sets out, counted from the start.
  Duration departureOf(int miner) {
    return ramp.multipliedBy(miner).dividedBy(miners);
  }
}
