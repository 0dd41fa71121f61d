package org.chimerapool.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StratumSettingsTest {

  @Test
  void hasDefaultsThatItAllows() {
    assertThat(bind("s.port", "0").basicLimits().maxLine()).isEqualTo(8192);
  }

  @ParameterizedTest
  @CsvSource({"max-line, 511B", "max-line, 2MB", "send-queue, 15KB", "send-queue, 1GB"})
  void refusesSizesThatWouldHurt(String name, String size) {
    assertThatThrownBy(() -> bind("s." + name, size))
        .rootCause()
        .hasMessageContaining("chimera.stratum." + name)
        .hasMessageContaining("allowed are");
  }

  private static StratumSettings bind(String name, String value) {
    return new Binder(new MapConfigurationPropertySource(Map.of(name, value)))
        .bindOrCreate("s", StratumSettings.class);
  }
}
