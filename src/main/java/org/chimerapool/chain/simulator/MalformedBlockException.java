package org.chimerapool.chain.simulator;

/// Bytes that are no block or transaction. Carries no stack trace: strangers can cause it.
final class MalformedBlockException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedBlockException(String message) {
    super(message, null, false, false);
  }
}
