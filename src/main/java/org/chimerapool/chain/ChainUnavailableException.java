package org.chimerapool.chain;

/// No node of a chain gives a usable answer. The message says which were asked and what came.
public class ChainUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ChainUnavailableException(String message) {
    super(message);
  }
}
