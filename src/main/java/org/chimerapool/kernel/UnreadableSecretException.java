package org.chimerapool.kernel;

/// A kept secret cannot be opened. The message says why and nothing of the secret.
public class UnreadableSecretException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableSecretException(String message) {
    super(message);
  }
}
