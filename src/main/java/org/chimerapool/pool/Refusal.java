package org.chimerapool.pool;

import java.time.Instant;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.jspecify.annotations.Nullable;

/// A share that was not taken, with everything that is needed to say why.
///
/// @param id rises with each refusal of this process
/// @param worker null where the connection has not authorized the name it used
/// @param agent the miner's software as it named itself, hostile text
/// @param device what the agent says the device is, hostile text
/// @param detail as it was told to the miner
/// @param evidence null where the job is not known
public record Refusal(
    long id,
    PoolId pool,
    Instant at,
    @Nullable WorkerName worker,
    String agent,
    String device,
    Reason reason,
    String detail,
    Asked asked,
    Situation situation,
    @Nullable Evidence evidence) {

  /// What the miner sent, shortened where it is longer than anything sensible. Hostile text.
  ///
  /// @param extranonce2 hex
  /// @param time seconds since 1970
  public record Asked(
      String user, String jobId, String extranonce2, long time, long nonce, int versionBits) {}

  /// How the connection and the pool stood at that moment.
  ///
  /// @param previousDifficulty what the connection had before its present difficulty; null where it
  /// never had another
  /// @param tipSince when the pool learned of the block that work builds on; null before the first
  /// @param sentBefore when the same share was sent for the first time; null where it was not
  /// @param firstJob the first job that this connection was given; null before it
  public record Situation(
      String remote,
      Instant connectedAt,
      @Nullable Difficulty previousDifficulty,
      @Nullable Instant tipSince,
      @Nullable String firstJob,
      @Nullable Instant sentBefore) {}
}
