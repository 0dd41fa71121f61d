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
  /// The address is banned.
  BANNED,
  /// The address connected anew too often.
  CONNECTS_TOO_OFTEN,
  /// Nothing that could be understood came in time.
  NO_FIRST_MESSAGE,
  /// Nothing came for too long.
  IDLE,
  /// A line took too long from its first byte to its last.
  LINE_TOO_SLOW,
  /// Requests came faster than the limit for too long.
  TOO_MANY_REQUESTS,
  /// Too many of the connection's shares were bad.
  INVALID_SHARES,
  /// Too many names were refused.
  FAILED_AUTHORIZATIONS,
  /// A line was longer than the limit.
  LINE_TOO_LONG,
  /// Too many lines could not be understood.
  MALFORMED,
  /// A TLS handshake failed.
  TLS_FAILED,
  /// The miner did not read what it was sent.
  SLOW_READER,
  /// The pool has no extranonce left to give.
  NO_EXTRANONCE,
  /// The miner was asked to come back, here or elsewhere.
  SENT_AWAY,
  /// The miner came back by another connection while this one still seemed alive.
  TAKEN_OVER,
  /// An operator hung up.
  DISMISSED,
  /// The pool was paused or stopped, or has had no work for too long.
  POOL_CLOSED,
  /// A fault of our own; the log says which.
  FAULT,
  /// The server stopped.
  SHUTDOWN
}
