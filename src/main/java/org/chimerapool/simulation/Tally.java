package org.chimerapool.simulation;

import java.util.concurrent.atomic.AtomicLong;
import org.chimerapool.simulation.client.ShareWatch;

/// What a virtual miner shows of itself. Written by the miner, read from any thread.
final class Tally implements ShareWatch {

  final AtomicLong accepted = new AtomicLong();
  final AtomicLong refused = new AtomicLong();
  volatile double difficulty;
  volatile String lastRefusal = "";
  volatile VirtualMinerStatus.State state = VirtualMinerStatus.State.OFF;

  @Override
  public void accepted(long id) {
    accepted.incrementAndGet();
  }

  @Override
  public void refused(long id, String words) {
    refused.incrementAndGet();
    lastRefusal = words;
  }

  @Override
  public void difficulty(double value) {
    difficulty = value;
  }
}
