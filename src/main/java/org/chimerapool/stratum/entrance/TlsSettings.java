package org.chimerapool.stratum.entrance;

import java.time.Duration;
import org.chimerapool.kernel.SettingsConflict;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// TLS on the ports that miners connect to.
///
/// @param enabled whether a connection may begin with TLS; plain ones are taken in any case
/// @param certificate PEM file with the certificate and those between it and the root; empty for a
/// self-signed one
/// @param key PEM file with its private key (PKCS#8, without a password)
/// @param handshakeTimeout time that a handshake may take
@Validated
@ConfigurationProperties("chimera.stratum.tls")
public record TlsSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("") String certificate,
    @DefaultValue("") String key,
    @DurationMin(seconds = 1) @DurationMax(minutes = 1) @DefaultValue("10s")
        Duration handshakeTimeout) {

  public TlsSettings {
    if (certificate.isBlank() != key.isBlank()) {
      throw new SettingsConflict(
          "tls-half",
          certificate.isBlank() ? "chimera.stratum.tls.certificate" : "chimera.stratum.tls.key",
          "chimera.stratum.tls needs both certificate and key, or neither of them");
    }
  }
}
