package org.chimerapool.stratum.dialect;

import java.time.Instant;
import org.chimerapool.pool.MinerSession;
import org.chimerapool.pool.ShareVerdict;

/// What a dialect may do with the connection that it speaks on. Belongs to the connection's thread.
public interface Conversation {

  MinerSession miner();

  /// How many bytes the miner may choose in each coinbase.
  int extranonce2Size();

  Instant now();

  /// Sends the first job once the miner is ready for it, and a job of the new difficulty,
  /// extranonce or version mask where one of them has changed; otherwise nothing.
  void refreshWork();

  /// The miner understands `mining.set_extranonce`.
  void extranonceMayChange();

  /// Gives the miner another extranonce from the next job on, and that job.
  ///
  /// @return false where the miner has not said that it may change, or none is free
  boolean moveExtranonce();

  /// Asks the miner which software it is.
  void askVersion();

  /// Says which version bits the miner may roll.
  void tellVersionMask();

  /// Shows a text to whoever looks at the miner.
  void show(String text);

  /// Whether the connection may authorize this name beside those that it has.
  boolean hasRoomFor(String user);

  /// The miner asked for work.
  void subscribed();

  /// A name was authorized.
  void admitted(String user);

  /// A name was refused, and the miner has been told.
  ///
  /// @param user as it came, empty where none did; hostile text
  void refusedName(String user);

  /// A share was judged, and the miner has been told.
  void judged(ShareVerdict verdict);

  /// The miner said that it is leaving.
  void hangUp();
}
