package org.chimerapool.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.support.SystemEnvironmentPropertySourceEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class SettingsCheckTest {
  enum Colour {
    RED,
    DARK_BLUE
  }

  record Inner(@DefaultValue("5") @Min(1) int depth) {}

  @ConfigurationProperties("chimera.first")
  record First(
      @DefaultValue("3333") @Min(0) @Max(65535) int port,
      @DefaultValue("15s") @DurationMin(seconds = 1) Duration firstWait,
      @DefaultValue("red") Colour colour,
      @DefaultValue Inner inner) {}

  @ConfigurationProperties("chimera.second")
  record Second(@DefaultValue("x") @NotBlank String name, @DefaultValue("") String password) {
    Second {
      if (name.equals("same")) {
        throw new IllegalArgumentException("name and password may not be the same");
      }
    }
  }

  private final StandardEnvironment environment = new StandardEnvironment();

  @Test
  void findsNothingWrongWithDefaults() {
    assertThat(faults()).isEmpty();
  }

  @Test
  void reportsAllFaultsOfAllRecordsAtOnce() {
    properties(
        Map.of(
            "chimera.first.port", "99999",
            "chimera.first.first-wait", "soon",
            "chimera.first.colour", "green",
            "chimera.first.inner.depth", "0",
            "chimera.second.name", " "));

    assertThat(faults())
        .extracting(SettingFault::property, SettingFault::found)
        .containsExactlyInAnyOrder(
            tuple("chimera.first.port", "'99999'"),
            tuple("chimera.first.first-wait", "'soon'"),
            tuple("chimera.first.colour", "'green'"),
            tuple("chimera.first.inner.depth", "'0'"),
            tuple("chimera.second.name", "' '"));
  }

  @Test
  void saysWhatIsAllowed() {
    properties(
        Map.of(
            "chimera.first.port", "many",
            "chimera.first.first-wait", "1ms",
            "chimera.first.colour", "green",
            "chimera.second.name", ""));

    assertThat(faults())
        .extracting(SettingFault::allowed)
        .containsExactlyInAnyOrder(
            "a whole number, at least 0, at most 65535",
            "a duration such as 30s or 5m, at least 1s",
            "one of red, dark-blue",
            "text, not empty");
  }

  @Test
  void readsEnvironmentVariablesAndNamesThem() {
    variables(Map.of("CHIMERA_FIRST_PORT", "-1", "CHIMERA_FIRST_FIRSTWAIT", "soon"));

    assertThat(faults())
        .extracting(SettingFault::property)
        .containsExactlyInAnyOrder("chimera.first.port", "chimera.first.first-wait");
    assertThat(faults())
        .extracting(SettingFault::origin)
        .anyMatch(o -> o.contains("CHIMERA_FIRST_PORT"));
  }

  @Test
  void takesEnvironmentVariablesInEitherSpelling() {
    variables(Map.of("CHIMERA_FIRST_FIRST_WAIT", "2s", "CHIMERA_FIRST_INNER_DEPTH", "2"));

    assertThat(faults()).isEmpty();
  }

  @Test
  void namesTheFileAndLine() throws IOException {
    yaml("chimera:\n  first:\n    port: 70000\n");

    assertThat(faults())
        .singleElement()
        .extracting(SettingFault::origin)
        .asString()
        .contains("3:11");
  }

  @Test
  void findsMisspeltNamesAndTheNearestRightOne() {
    properties(Map.of("chimera.frist.port", "1"));

    assertThat(faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.property()).isEqualTo("chimera.frist.port");
              assertThat(fault.allowed()).isEqualTo("perhaps chimera.first.port");
            });
  }

  @Test
  void findsMisspeltEnvironmentVariables() {
    variables(Map.of("CHIMERA_FIRST_PROT", "1"));

    assertThat(faults())
        .extracting(SettingFault::allowed)
        .containsExactly("perhaps chimera.first.port");
  }

  @Test
  void knowsTheVariablesThatTheDefaultsReferTo() throws IOException {
    yaml("chimera:\n  second:\n    name: ${CHIMERA_SHORT:x}\n");
    variables(Map.of("CHIMERA_SHORT", "y"));

    assertThat(faults()).isEmpty();
  }

  @Test
  void leavesTheVariablesOfTestsAlone() {
    variables(Map.of("CHIMERA_TEST_TIMESCALE_URL", "jdbc:x"));

    assertThat(faults()).isEmpty();
  }

  @Test
  void keepsSecretsToItself() {
    properties(Map.of("chimera.second.password", "hunter2", "chimera.second.name", "same"));

    assertThat(faults())
        .singleElement()
        .asString()
        .doesNotContain("hunter2")
        .contains("may not be the same");
  }

  @Test
  void findsTheRecordsOfTheProgram() {
    assertThat(SettingsCheckAtStart.records())
        .extracting(Setting::prefix)
        .contains("chimera", "chimera.stats", "chimera.database");
  }

  private List<SettingFault> faults() {
    return SettingsCheck.faults(environment, List.of(First.class, Second.class));
  }

  private void properties(Map<String, Object> values) {
    environment.getPropertySources().addFirst(new MapPropertySource("test", values));
  }

  private void variables(Map<String, Object> values) {
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, values));
    new SystemEnvironmentPropertySourceEnvironmentPostProcessor()
        .postProcessEnvironment(environment, new SpringApplication());
  }

  private void yaml(String text) throws IOException {
    new YamlPropertySourceLoader()
        .load("test", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)))
        .forEach(source -> environment.getPropertySources().addLast(source));
  }
}
