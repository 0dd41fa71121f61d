package org.chimerapool.deployment;

/// Log lines cannot be kept now; the machine has them and sends them again.
public class IntakeBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public IntakeBusyException(String message) {
    super(message);
  }

  public IntakeBusyException(String message, Throwable cause) {
    super(message, cause);
  }
}
