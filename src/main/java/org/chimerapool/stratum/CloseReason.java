package org.chimerapool.stratum;

/// Why a connection ended.
public enum CloseReason {
  /// The miner hung up, or said that it is leaving.
  MINER_LEFT,
  /// The socket failed.
  CONNECTION_LOST,
  /// As many connections as the pool takes were open.
  TOO_MANY_CONNECTIONS,
  /// As many connections as one address may have were open.
  TOO_MANY_FROM_ADDRESS,
  /// Nothing that could be understood came in time.
  NO_FIRST_MESSAGE,
  /// Nothing came for too long.
  IDLE,
  /// A line was longer than the limit.
  LINE_TOO_LONG,
  /// Too many lines could not be understood.
  MALFORMED,
  /// The miner did not read what it was sent.
  SLOW_READER,
  /// The pool has no extranonce left to give.
  NO_EXTRANONCE,
  /// A fault of our own; the log says which.
  FAULT,
  /// The server stopped.
  SHUTDOWN
}
