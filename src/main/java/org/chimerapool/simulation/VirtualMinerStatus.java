package org.chimerapool.simulation;

import org.chimerapool.kernel.Hashrate;
import org.chimerapool.kernel.WorkerName;

/// How one virtual miner is doing.
///
/// @param hashrate what it keeps to
/// @param difficulty of the job that it works on, 0 when it has none
/// @param accepted shares since the miners were last turned on; `refused` likewise
/// @param lastRefusal the pool's words for the last refused share or request, empty when there was
///     none
public record VirtualMinerStatus(
    WorkerName name,
    Hashrate hashrate,
    MinerBehaviour behaviour,
    State state,
    double difficulty,
    long accepted,
    long refused,
    String lastRefusal) {

  /// What a virtual miner is doing.
  public enum State {
    /// Turned off.
    OFF,
    /// On its way to the pool, or waiting before it tries again.
    CONNECTING,
    /// Has a job and hashes.
    MINING
  }
}
