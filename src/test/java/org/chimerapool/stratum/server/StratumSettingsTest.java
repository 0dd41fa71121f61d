package org.chimerapool.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
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
  @CsvSource({
    "max-line, 511B, maxLine",
    "max-line, 2MB, maxLine",
    "send-queue, 15KB, sendQueue",
    "send-queue, 1GB, sendQueue"
  })
  void refusesSizesThatWouldHurt(String name, String size, String refused) {
    try (ValidatorFactory rules = Validation.buildDefaultValidatorFactory()) {
      assertThat(rules.getValidator().validate(bind("s." + name, size)))
          .extracting(violation -> violation.getPropertyPath().toString())
          .containsExactly(refused);
    }
  }

  private static StratumSettings bind(String name, String value) {
    return new Binder(new MapConfigurationPropertySource(Map.of(name, value)))
        .bindOrCreate("s", StratumSettings.class);
  }
}
