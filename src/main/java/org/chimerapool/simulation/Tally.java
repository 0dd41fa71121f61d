package org.chimerapool.simulation;

import java.util.concurrent.atomic.AtomicLong;

/// What a virtual miner shows of itself. Written by the miner, read from any thread.
final class Tally {

  final AtomicLong accepted = new AtomicLong();
  final AtomicLong refused = new AtomicLong();
  volatile double difficulty;
  volatile String lastRefusal = "";
  volatile VirtualMinerStatus.State state = VirtualMinerStatus.State.OFF;
}
