package org.chimerapool.pool;

import java.time.Duration;
import org.chimerapool.kernel.Difficulty;

/// What probably went wrong with a refused share: facts without words, which are the reader's.
public sealed interface LikelyCause {

  /// A block had just been found elsewhere; the miner's share was on its way.
  ///
  /// @param after time between the block and the share
  record LateAfterBlock(Duration after) implements LikelyCause {}

  /// The block was found long before: the miner did not take up the new job.
  record WorksOnOldBlock(Duration after) implements LikelyCause {}

  /// The same share came twice on one connection.
  ///
  /// @param apart time between the two
  record SentTwice(Duration apart) implements LikelyCause {}

  /// The same share had been sent on an earlier connection of this worker.
  record SentAgainAfterReconnect(Duration apart) implements LikelyCause {}

  /// The hash meets the difficulty that the connection had before.
  ///
  /// @param meets the share of the wanted difficulty that was reached, 0 to 1
  record PreviousDifficulty(Difficulty previous, Difficulty wanted, double meets)
      implements LikelyCause {}

  /// Work was done, but for an easier difficulty than the job's.
  ///
  /// @param meets the share of the wanted difficulty that was reached, 0 to 1
  record BelowDifficulty(Difficulty achieved, Difficulty wanted, double meets)
      implements LikelyCause {}

  /// The miner hashed the right numbers in another order: arranged as `mistake` says, they meet the
  /// target.
  record Arranged(Mistake mistake, Difficulty achieved) implements LikelyCause {}

  /// The header meets the target when hashed with another algorithm.
  record OtherAlgorithm(String algorithm, Difficulty achieved) implements LikelyCause {}

  /// The hash is no better than chance: the miner did not hash this header. Another algorithm,
  /// another extranonce or a failing device.
  record NotThisHeader(Difficulty achieved, Difficulty wanted) implements LikelyCause {}

  /// The job was given out before the miner connected anew.
  ///
  /// @param connected how long the connection had lived
  record JobBeforeReconnect(Duration connected) implements LikelyCause {}

  /// The job had been given, but too many came after it.
  record JobLongGone() implements LikelyCause {}

  /// This pool never gave such a job.
  record JobNeverGiven() implements LikelyCause {}

  /// The rig's clock is off.
  ///
  /// @param ahead how far the header's time lies after the pool's; negative when it lies before
  record ClockOff(Duration ahead) implements LikelyCause {}

  /// Version bits were rolled without having been negotiated.
  record VersionNotNegotiated(int bits) implements LikelyCause {}

  /// Version bits were rolled outside what was negotiated.
  record VersionOutsideMask(int bits, int mask) implements LikelyCause {}

  /// @param sent bytes of extranonce2 that were sent
  record WrongExtranonceLength(int sent, int expected) implements LikelyCause {}

  /// The name was never authorized on that connection.
  ///
  /// @param user as sent, hostile text
  record NameNotAuthorized(String user) implements LikelyCause {}

  /// Nothing is wrong with the share: the pool could not take it then.
  record PoolBusy() implements LikelyCause {}

  /// What is known does not say.
  record Unknown() implements LikelyCause {}

  /// How a miner can put the right numbers together wrongly.
  enum Mistake {
    NONCE_REVERSED,
    TIME_REVERSED,
    VERSION_REVERSED,
    /// The previous hash in the byte order of block explorers or of the notification.
    PREVIOUS_HASH_REVERSED,
    MERKLE_ROOT_REVERSED,
    /// The bytes of each 4-byte word of the whole header the other way round.
    HEADER_WORDS_REVERSED,
    /// The two extranonces in the other order.
    EXTRANONCES_SWAPPED,
    EXTRANONCE2_REVERSED,
    /// The rolled version bits were left out of the header, or of the submission.
    VERSION_BITS_LEFT_OUT
  }
}
