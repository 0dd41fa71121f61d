package org.chimerapool.deployment.fleet;

/// What a machine asked for is not given. The message is for the machine's own log.
public class RefusedAgentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// What a machine can do about it.
  public enum Why {
    /// Nothing: it is no request of a machine.
    UNFIT,
    /// Nothing: no such token, machine or key; which of them is not told.
    UNKNOWN,
    /// Ask again with a stamp that fits; the message tells which.
    STALE,
    /// Stop asking: it does not belong to the fleet any more.
    REVOKED
  }

  private final Why why;

  public RefusedAgentException(Why why, String message) {
    super(message, null, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
