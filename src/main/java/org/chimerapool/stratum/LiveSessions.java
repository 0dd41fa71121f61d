package org.chimerapool.stratum;

import java.time.Duration;
import java.util.List;
import org.chimerapool.pool.PoolId;

/// The miners that are connected now, and what can be said to them. May be used from any thread;
/// nothing here waits for a miner.
///
/// What is sent is sent in good faith: a miner may ignore it, and most show no messages.
public interface LiveSessions {

  /// What a message may have; the rest is cut off.
  int MAX_MESSAGE = 256;

  /// A snapshot from memory, the oldest first. Connections that have not said anything yet are not
  /// among them.
  List<LiveSession> all();

  /// Shows a text (`client.show_message`). Control characters and whatever is not ASCII are
  /// escaped.
  ///
  /// @return whether the session is there
  boolean message(long session, String text);

  /// @return how many were told
  int messageAll(PoolId pool, String text);

  /// Asks the miner to come back (`client.reconnect`), and hangs up a moment later.
  ///
  /// @return whether the session is there
  boolean reconnect(long session, Reconnect where);

  /// As [#reconnect(long, Reconnect)] for all of a pool, spread evenly over a time so that they do
  /// not come back all at once.
  ///
  /// @return how many are told
  int reconnectAll(PoolId pool, Reconnect where, Duration spread);

  /// Gives the miner another extranonce (`mining.set_extranonce`). Shares of the work that it has
  /// are taken as before.
  ///
  /// @return whether the session is there and has said that its extranonce may change
  boolean moveExtranonce(long session);

  /// Hangs up.
  ///
  /// @return whether the session is there
  boolean disconnect(long session);
}
