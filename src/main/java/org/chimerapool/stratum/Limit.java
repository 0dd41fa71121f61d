package org.chimerapool.stratum;

/// The limits that a stranger meets.
public enum Limit {
  /// Refused because of a ban. Has no value of its own.
  BANNED(CloseReason.BANNED),
  /// Connections in all.
  CONNECTIONS(CloseReason.TOO_MANY_CONNECTIONS),
  /// Connections from one address at the same time.
  CONNECTIONS_PER_ADDRESS(CloseReason.TOO_MANY_FROM_ADDRESS),
  /// New connections from one address in a minute.
  CONNECTION_RATE(CloseReason.CONNECTS_TOO_OFTEN),
  /// Time until the first request.
  FIRST_MESSAGE(CloseReason.NO_FIRST_MESSAGE),
  /// Time for one line from its first byte to its last.
  LINE_TIME(CloseReason.LINE_TOO_SLOW),
  LINE_LENGTH(CloseReason.LINE_TOO_LONG),
  /// Time without any request.
  IDLE(CloseReason.IDLE),
  /// Bytes that may wait to be read by the miner.
  SEND_QUEUE(CloseReason.SLOW_READER),
  /// Requests of one connection in a second.
  REQUEST_RATE(CloseReason.TOO_MANY_REQUESTS),
  /// Part of a connection's shares that may be bad.
  INVALID_SHARES(CloseReason.INVALID_SHARES),
  MALFORMED_LINES(CloseReason.MALFORMED),
  /// Names on one connection.
  WORKERS(CloseReason.FAILED_AUTHORIZATIONS),
  FAILED_AUTHORIZATIONS(CloseReason.FAILED_AUTHORIZATIONS);

  private final CloseReason reason;

  Limit(CloseReason reason) {
    this.reason = reason;
  }

  /// The end that a connection comes to which goes beyond the limit.
  public CloseReason closeReason() {
    return reason;
  }

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
