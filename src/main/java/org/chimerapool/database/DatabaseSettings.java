package org.chimerapool.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.chimerapool.kernel.Fixed;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param url of an external PostgreSQL or TimescaleDB, `jdbc:postgresql://host:port/name`; empty
/// for the embedded one
/// @param user of the external database
/// @param password of the external database
/// @param port of the embedded database on loopback, 0 for any free one
@Validated
@ConfigurationProperties("chimera.database")
record DatabaseSettings(
    @Fixed
        @DefaultValue("")
        @Pattern(
            regexp = "|jdbc:postgresql:.+",
            message = "must be empty or begin with jdbc:postgresql:")
        String url,
    @Fixed @DefaultValue("") String user,
    @Fixed @DefaultValue("") String password,
    @Fixed @DefaultValue("15432") @Min(0) @Max(65535) int port) {

  boolean external() {
    return !url.isBlank();
  }

  @Override
  public String toString() {
    return "DatabaseSettings[url=%s, user=%s, port=%d]"
        .formatted(ExternalServer.address(url), user, port);
  }
}
