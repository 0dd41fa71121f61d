package org.chimerapool.onboarding;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.LikelyCause;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.stratum.CloseReason;

/// How far somebody who waits for their first share has come, and what stands in the way.
public sealed interface FirstShare {

  /// What of the way is behind the miner.
  Layer layer();

  /// A connection goes through these, one after the other.
  enum Layer {
    NETWORK,
    /// Encrypted or not, something comes that can be understood.
    LANGUAGE,
    SUBSCRIBED,
    /// The payout address was taken.
    NAMED,
    WORKING,
    /// The first share was accepted.
    DONE
  }

  /// The pool takes no miners now.
  record PoolClosed() implements FirstShare {
    @Override
    public Layer layer() {
      return Layer.NETWORK;
    }
  }

  /// No connection has come from the visitor's address, and none that names the payout address.
  record NothingSeen() implements FirstShare {
    @Override
    public Layer layer() {
      return Layer.NETWORK;
    }
  }

  /// A rig at the visitor's address came to another pool's port.
  record OtherPool(PoolId pool) implements FirstShare {
    @Override
    public Layer layer() {
      return Layer.NETWORK;
    }
  }

  /// The pool did not let the connection in.
  record TurnedAway(CloseReason reason, Instant at) implements FirstShare {
    @Override
    public Layer layer() {
      return Layer.NETWORK;
    }
  }

  record TlsFailed(Instant at) implements FirstShare {
    @Override
    public Layer layer() {
      return Layer.LANGUAGE;
    }
  }

  /// Connected, but nothing came that the pool could understand.
  ///
  /// @param end empty while the connection is open
  record Silent(Instant since, Optional<CloseReason> end) implements FirstShare {
    @Override
    public Layer layer() {
      return Layer.LANGUAGE;
    }
  }

  /// Talks, but never asked for work.
  record NotSubscribed(Instant since) implements FirstShare {
    @Override
    public Layer layer() {
      return Layer.SUBSCRIBED;
    }
  }

  /// Asked for work, but named nobody to pay.
  record NotNamed(Instant since) implements FirstShare {
    @Override
    public Layer layer() {
      return Layer.NAMED;
    }
  }

  /// @param user as it came, hostile text
  /// @param why what the coin's rules say about it
  record WrongName(String user, String why) implements FirstShare {
    @Override
    public Layer layer() {
      return Layer.NAMED;
    }
  }

  /// A rig mines at the visitor's address, but for somebody else.
  record OtherAddress(String user) implements FirstShare {
    @Override
    public Layer layer() {
      return Layer.NAMED;
    }
  }

  /// No node of the chain is good: there is nothing to work on.
  record NoWork(String why) implements FirstShare {
    @Override
    public Layer layer() {
      return Layer.WORKING;
    }
  }

  /// Everything was well, but the connection ended.
  record Left(CloseReason reason, Instant at) implements FirstShare {
    @Override
    public Layer layer() {
      return Layer.WORKING;
    }
  }

  /// Shares come, and none was taken.
  ///
  /// @param id of the newest in [org.chimerapool.pool.Refusals]
  /// @param count how many so far
  record AllRefused(
      long id, WorkerName worker, ShareVerdict.Reason reason, LikelyCause cause, long count)
      implements FirstShare {
    @Override
    public Layer layer() {
      return Layer.DONE;
    }
  }

  /// Hashes, as far as can be known.
  ///
  /// @param waited since it connected
  /// @param expected time between two shares of a usual rig of that sort at this difficulty
  record Hashing(WorkerName worker, Difficulty difficulty, Duration waited, Duration expected)
      implements FirstShare {

    /// Three times the mean is exceeded once in twenty.
    private static final int MANY = 3;

    public boolean isLate() {
      return waited.compareTo(expected.multipliedBy(MANY).plusMinutes(1)) > 0;
    }

    @Override
    public Layer layer() {
      return Layer.DONE;
    }
  }

  record Accepted(WorkerName worker, Instant at) implements FirstShare {
    @Override
    public Layer layer() {
      return Layer.DONE;
    }
  }
}
