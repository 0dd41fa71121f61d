package org.chimerapool.stratum.door;

import java.time.Clock;
import org.chimerapool.kernel.Home;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one door of all ports.
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

  /// @throws org.chimerapool.kernel.StartupFailure when TLS is wanted and there is no usable
  /// certificate
  @Bean
  Door door(TlsSettings tls, ProxySettings proxy, Home home, Clock clock) {
    return new Door(tls, proxy, tls.enabled() ? new TlsIdentity(tls, home, clock) : null);
  }
}
