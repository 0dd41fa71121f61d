package org.chimerapool.kernel;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param key what other people's passwords are encrypted with: 64 hex digits; empty for one that
/// is made up at the first start and kept in the home folder
@Validated
@ConfigurationProperties("chimera.secret")
record SecretSettings(
    @Fixed
        @DefaultValue("")
        @Pattern(regexp = "|[0-9a-fA-F]{64}", message = "must be 64 hex digits")
        String key) {

  /// Without the key.
  @Override
  public String toString() {
    return "SecretSettings[key %s]".formatted(key.isEmpty() ? "in a file" : "given");
  }
}
