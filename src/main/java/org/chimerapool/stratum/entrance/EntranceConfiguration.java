package org.chimerapool.stratum.entrance;

import java.time.Clock;
import org.chimerapool.kernel.Home;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one entrance of all ports.
@Configuration(proxyBeanMethods = false)
class EntranceConfiguration {

  /// @throws org.chimerapool.kernel.StartupFailure when TLS is wanted and there is no usable
  /// certificate
  @Bean
  Entrance stratumEntrance(TlsSettings tls, ProxySettings proxy, Home home, Clock clock) {
    return new Entrance(tls, proxy, tls.enabled() ? new TlsIdentity(tls, home, clock) : null);
  }
}
