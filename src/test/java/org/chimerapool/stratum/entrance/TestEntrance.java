package org.chimerapool.stratum.entrance;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.chimerapool.kernel.Home;

/// Doors as tests need them.
public final class TestEntrance {

  private TestEntrance() {}

  /// Without TLS, trusting those proxies.
  public static Entrance plain(String... trusted) {
    return new Entrance(
        new TlsSettings(false, "", "", Duration.ofSeconds(8)), proxies(trusted), null);
  }

  /// With TLS by a self-signed certificate in that folder.
  ///
  /// @param trusted proxies
  public static Entrance open(Home home, String... trusted) {
    TlsSettings settings = new TlsSettings(true, "", "", Duration.ofSeconds(8));
    return new Entrance(
        settings, proxies(trusted), new TlsIdentity(settings, home, Clock.systemUTC()));
  }

  private static ProxySettings proxies(String... trusted) {
    return new ProxySettings(List.of(trusted), Duration.ofSeconds(1));
  }
}
