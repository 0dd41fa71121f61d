package org.chimerapool.deployment.executor;

/// How the console logs in to a host.
///
/// @param key the private key, where one was given, in the format of OpenSSH or PEM; else empty
/// @param sudo become root by `sudo -n`, for users who are not root
public record SshAccess(Way way, String key, boolean sudo) {

  public enum Way {
    /// With the console's own key, whose public half the operator put on the host.
    CONSOLE_KEY,
    /// With a private key that the operator gave.
    GIVEN_KEY,
    /// With the keys of the ssh-agent that the console finds at `SSH_AUTH_SOCK`.
    AGENT
  }

  public static final SshAccess OWN = new SshAccess(Way.CONSOLE_KEY, "", false);

  public SshAccess {
    if (key.length() > 20_000) {
      throw new IllegalArgumentException("expected a private key of at most 20,000 characters");
    }
  }

  /// Without the key.
  @Override
  public String toString() {
    return "SshAccess[%s%s]".formatted(way, sudo ? ", sudo" : "");
  }
}
