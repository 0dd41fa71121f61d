package org.chimerapool.stratum.entrance;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.chimerapool.kernel.SettingsConflict;
import org.chimerapool.pool.AddressRange;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Proxies and load balancers in front of the ports that miners connect to (PROXY protocol, HAProxy
/// 1.8 specification, versions 1 and 2).
///
/// @param trusted addresses and ranges whose word is taken for where a miner is; from anybody else
/// a header is refused
/// @param headerTimeout time that such a header may take, and time after which a trusted address
/// that sends none is taken for a miner itself
@Validated
@ConfigurationProperties("chimera.stratum.proxy")
public record ProxySettings(
    @DefaultValue List<String> trusted,
    @DurationMin(millis = 100) @DurationMax(minutes = 1) @DefaultValue("3s")
        Duration headerTimeout) {

  public ProxySettings {
    trusted = List.copyOf(trusted);
    trusted.forEach(
        range -> {
          try {
            AddressRange.parse(range);
          } catch (IllegalArgumentException e) {
            throw new SettingsConflict(
                "not-an-address-range",
                "chimera.stratum.proxy.trusted",
                "chimera.stratum.proxy.trusted: " + e.getMessage(),
                range);
          }
        });
  }

  /// Whose header is believed.
  TrustedProxies trustedProxies() {
    return new TrustedProxies(trusted.stream().map(AddressRange::parse).toList());
  }

  record TrustedProxies(List<AddressRange> ranges) {

    boolean isEmpty() {
      return ranges.isEmpty();
    }

    boolean contains(InetAddress address) {
      return ranges.stream().anyMatch(range -> range.contains(address));
    }
  }
}
