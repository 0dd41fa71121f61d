package org.chimerapool.deployment.provider;

/// A provider did not do what was asked. The message holds its own words.
public class ProviderException extends Exception {

  private static final long serialVersionUID = 1L;

  public ProviderException(String message) {
    super(message);
  }

  public ProviderException(String message, Throwable cause) {
    super(message, cause);
  }
}
