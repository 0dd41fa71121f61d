package org.chimerapool.deployment;

/// There is no such run, or the key is not its own; which of the two is not told.
public class UnknownRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownRunException() {
    super("no such run, or not its key");
  }
}
