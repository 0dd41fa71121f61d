package org.chimerapool.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The console explains every setting, in every language.
class ExplainedSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"translations.properties", "translations_de.properties"})
  void explainsEverySetting(String bundle) throws IOException {
    Properties words = new Properties();
    try (var reader =
        Files.newBufferedReader(Path.of("src/main/resources/vaadin-i18n").resolve(bundle))) {
      words.load(reader);
    }

    assertThat(new Catalogue(SettingsCheckAtStart.records()).all())
        .extracting(known -> "setting." + known.setting().name().replace('-', '_'))
        .isNotEmpty()
        .allSatisfy(key -> assertThat(words.stringPropertyNames()).contains(key));
  }
}
