package org.chimerapool.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chimerapool.kernel.Fixed;
import org.chimerapool.kernel.SecretBox;
import org.chimerapool.kernel.SettingsConflict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsAtStartTest {

  @ConfigurationProperties("chimera.door")
  record Door(
      @DefaultValue("10") @Min(1) @Max(100) int width,
      @DefaultValue("20") @Min(1) @Max(100) int height,
      @DefaultValue("") String password,
      @Fixed @DefaultValue("here") String place) {
    Door {
      if (height < width) {
        throw new SettingsConflict(
            "door-flat", "chimera.door.height", "height must be width or more", width);
      }
    }
  }

  private static final String KEY = "ab".repeat(32);

  private final StandardEnvironment environment = new StandardEnvironment();

  @TempDir Path home;

  @BeforeEach
  void lives() {
    environment.getPropertySources().addLast(defaults(Map.of("chimera.home", home.toString())));
  }

  @Test
  void liesOverTheFilesAndUnderTheEnvironment() throws IOException {
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "file", Map.of("chimera.door.width", 3, "chimera.door.height", 9)));
    variables(Map.of("CHIMERA_DOOR_HEIGHT", "7"));
    write(Map.of("chimera.door.width", "4", "chimera.door.height", "8"));

    place();

    assertThat(environment.getProperty("chimera.door.width")).isEqualTo("4");
    assertThat(environment.getProperty("chimera.door.height")).isEqualTo("7");
    assertThat(Sources.of(environment).source("chimera.door.width"))
        .isEqualTo(SettingSource.CONSOLE);
    assertThat(Sources.of(environment).source("chimera.door.height"))
        .isEqualTo(SettingSource.ENVIRONMENT);
  }

  @Test
  void leavesOutOnlyWhatIsWrong() throws IOException {
    write(Map.of("chimera.door.width", "wide", "chimera.door.height", "30"));

    LoadedSettings loaded = load();

    assertThat(loaded.used()).containsOnly(Map.entry("chimera.door.height", "30"));
    assertThat(loaded.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.property()).isEqualTo("chimera.door.width");
              assertThat(fault.found()).isEqualTo("'wide'");
              assertThat(fault.allowed()).contains("a whole number").contains("at most 100");
            });
  }

  @Test
  void leavesOutWhatDoesNotFitTogether() throws IOException {
    write(Map.of("chimera.door.width", "50", "chimera.door.height", "40"));

    LoadedSettings loaded = load();

    assertThat(loaded.faults())
        .extracting(SettingFault::property, SettingFault::rule, SettingFault::details)
        .containsExactly(
            tuple("chimera.door.width", "door-flat", List.of("50")),
            tuple("chimera.door.height", "door-flat", List.of("50")));
    assertThat(loaded.used()).isEmpty();
  }

  @Test
  void leavesOutWhatNobodyAsksForAndWhatIsFixed() throws IOException {
    write(Map.of("chimera.door.colour", "red", "chimera.door.place", "there"));

    LoadedSettings loaded = load();

    assertThat(loaded.used()).isEmpty();
    assertThat(loaded.faults())
        .extracting(SettingFault::property)
        .containsExactlyInAnyOrder("chimera.door.colour", "chimera.door.place");
  }

  @Test
  void goesOnWithoutAFileThatIsNoYaml() throws IOException {
    Files.writeString(home.resolve(SettingsFile.NAME), "settings: [unfinished");

    LoadedSettings loaded = load();

    assertThat(loaded.used()).isEmpty();
    assertThat(loaded.unreadable()).hasValueSatisfying(why -> assertThat(why).contains("line"));
  }

  @Test
  void opensSecretsWithTheInstallationsKey() throws IOException {
    environment.getPropertySources().addLast(defaults("key", Map.of("chimera.secret.key", KEY)));
    String sealed = Sealed.seal(SecretBox.withKey(KEY), "chimera.door.password", "hunter2");
    write(Map.of("chimera.door.password", sealed));

    assertThat(load().used()).containsEntry("chimera.door.password", "hunter2");
    assertThat(Files.readString(home.resolve(SettingsFile.NAME))).doesNotContain("hunter2");
  }

  @Test
  void leavesOutASecretThatWasSealedForAnotherSetting() throws IOException {
    environment.getPropertySources().addLast(defaults("key", Map.of("chimera.secret.key", KEY)));
    write(
        Map.of(
            "chimera.door.password",
            Sealed.seal(SecretBox.withKey(KEY), "chimera.other.password", "hunter2")));

    LoadedSettings loaded = load();

    assertThat(loaded.used()).isEmpty();
    assertThat(loaded.faults()).singleElement().asString().doesNotContain("hunter2");
  }

  private LoadedSettings load() {
    return SettingsAtStart.load(environment, records());
  }

  private void place() {
    SettingsAtStart.place(environment, load());
  }

  private static List<Class<?>> records() {
    return List.of(Door.class);
  }

  private void write(Map<String, String> values) throws IOException {
    new SettingsFile(home).write(new StoredSettings(UUID.randomUUID(), 1, values));
  }

  private void variables(Map<String, Object> values) {
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, values));
  }

  private static MapPropertySource defaults(Map<String, Object> values) {
    return defaults("defaults", values);
  }

  private static MapPropertySource defaults(String name, Map<String, Object> values) {
    return new MapPropertySource(name, values);
  }
}
