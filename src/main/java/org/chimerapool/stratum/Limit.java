package org.chimerapool.stratum;

/// The limits that a stranger meets.
public enum Limit {
  /// Refused because of a ban. Has no value of its own.
  BANNED,
  /// Connections in all.
  CONNECTIONS,
  /// Connections from one address at the same time.
  CONNECTIONS_PER_ADDRESS,
  /// New connections from one address in a minute.
  CONNECTION_RATE,
  /// Time until the first request.
  FIRST_MESSAGE,
  /// Time for one line from its first byte to its last.
  LINE_TIME,
  LINE_LENGTH,
  /// Time without any request.
  IDLE,
  /// Bytes that may wait to be read by the miner.
  SEND_QUEUE,
  /// Requests of one connection in a second.
  REQUEST_RATE,
  /// Part of a connection's shares that may be bad.
  INVALID_SHARES,
  MALFORMED_LINES,
  /// Names on one connection.
  WORKERS,
  FAILED_AUTHORIZATIONS;

  /// What a configured value counts.
  public enum Unit {
    NONE,
    COUNT,
    BYTES,
    MILLISECONDS,
    PER_SECOND,
    PER_MINUTE,
    PERCENT
  }
}
