package org.chimerapool.stratum;

import java.time.Duration;

/// Where and when a miner is asked to come back.
///
/// @param host name or address of up to 253 letters, digits, dots, colons and hyphens; empty for
/// where it is connected now
/// @param port 0 for the same
/// @param delay how long it should stay away, up to an hour; whole seconds count
public record Reconnect(String host, int port, Duration delay) {

  private static final int MAX_HOST = 253;
  private static final Duration MAX_WAIT = Duration.ofHours(1);

  /// Back to where it is, at once. After the limits that it is held against.
  public static final Reconnect HERE = new Reconnect("", 0, Duration.ZERO);

  /// @throws IllegalArgumentException where a value is none; the message says which
  public Reconnect {
    if (!host.matches("[A-Za-z0-9.:-]{0," + MAX_HOST + "}")) {
      throw new IllegalArgumentException("a host is a name or an address, or empty for the same");
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("a port lies between 1 and 65535, or is 0 for the same");
    }
    if (delay.isNegative() || delay.compareTo(MAX_WAIT) > 0) {
      throw new IllegalArgumentException("a miner may be told to wait between 0 and 3600 seconds");
    }
  }
}
