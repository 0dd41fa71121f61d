package org.chimerapool.stratum.dialect;

import java.time.Instant;
import org.chimerapool.pool.MinerSession;

/// What a dialect may do with the connection that it speaks on. Belongs to the connection's thread.
public interface Conversation {

  MinerSession miner();

  /// How many bytes the miner may choose in each coinbase.
  int extranonce2Size();

  Instant now();

  /// Sends the first job once the miner is ready for it, and a job of the new difficulty where the
  /// difficulty has changed; otherwise nothing.
  void refreshWork();

  /// The miner said that it is leaving.
  void hangUp();
}
