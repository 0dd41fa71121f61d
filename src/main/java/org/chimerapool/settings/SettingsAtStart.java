package org.chimerapool.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chimerapool.kernel.SecretBox;
import org.chimerapool.kernel.UnreadableSecretException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;

/// Reads what was set in the console before anything else is made, and leaves out what cannot be
/// used: a bad value there must not keep the program from starting, because the console is where it
/// would be mended.
final class SettingsAtStart {

  private static final Logger LOG = LoggerFactory.getLogger(SettingsAtStart.class);

  private final Sources below;
  private final List<Class<?>> records;
  private final Map<String, Setting> known;
  private final List<SettingFault> faults = new ArrayList<>();

  private SettingsAtStart(Sources below, List<Class<?>> records) {
    this.below = below;
    this.records = records;
    this.known =
        records.stream()
            .flatMap(type -> Setting.of(type).stream())
            .collect(Collectors.toMap(Setting::name, Function.identity()));
  }

  /// Reads the file of the home folder and gives it its place in the environment.
  static LoadedSettings load(ConfigurableEnvironment environment, List<Class<?>> records) {
    Sources below = Sources.of(environment);
    Path home =
        Path.of(below.binder().bind("chimera.home", String.class).orElse("./.chimera"))
            .toAbsolutePath()
            .normalize();
    LoadedSettings loaded = new SettingsAtStart(below, records).read(home);
    loaded
        .unreadable()
        .ifPresent(
            why ->
                LOG.warn(
                    "What was set in the console is left out, {} cannot be read: {}",
                    home.resolve(SettingsFile.NAME),
                    why));
    loaded
        .faults()
        .forEach(
            fault ->
                LOG.warn(
                    "What was set in the console for {} is left out: found {}, allowed: {}",
                    fault.property(),
                    fault.found(),
                    fault.allowed()));
    return loaded;
  }

  static void place(ConfigurableEnvironment environment, LoadedSettings loaded) {
    var sources = environment.getPropertySources();
    if (sources.contains(Sources.CONSOLE)) {
      sources.replace(Sources.CONSOLE, new ConsoleSource(loaded));
      return;
    }
    int index = Sources.consoleIndex(sources.stream().toList());
    if (index == 0) {
      sources.addFirst(new ConsoleSource(loaded));
    } else {
      sources.addAfter(
          sources.stream().toList().get(index - 1).getName(), new ConsoleSource(loaded));
    }
  }

  private LoadedSettings read(Path home) {
    try {
      Optional<StoredSettings> found = new SettingsFile(home).read();
      StoredSettings stored = found.orElseGet(() -> StoredSettings.none(UUID.randomUUID()));
      Map<String, String> used = usable(stored.values(), home);
      return new LoadedSettings(home, stored, used, List.copyOf(faults), Optional.empty());
    } catch (IOException | UnreadableYaml e) {
      return new LoadedSettings(
          home,
          StoredSettings.none(UUID.randomUUID()),
          Map.of(),
          List.of(),
          Optional.of(e instanceof IOException ? e.toString() : String.valueOf(e.getMessage())));
    }
  }

  private Map<String, String> usable(Map<String, String> stored, Path home) {
    Map<String, String> used = new HashMap<>();
    stored.forEach(
        (name, value) -> {
          Setting setting = known.get(name);
          if (setting == null) {
            leaveOut(name, value, "a setting that nobody asks for");
          } else if (setting.isFixed()) {
            leaveOut(name, setting.isSecret() ? "" : value, "it cannot be set in the console");
          } else if (setting.isSecret()) {
            opened(setting, value, home).ifPresent(open -> used.put(name, open));
          } else {
            used.put(name, value);
          }
        });
    for (Class<?> type : records) {
      dropWhatDoesNotFit(type, used);
    }
    return used;
  }

  private Optional<String> opened(Setting setting, String sealed, Path home) {
    try {
      SecretBox box =
          SecretBox.of(home, below.binder().bind("chimera.secret.key", String.class).orElse(""));
      return Optional.of(Sealed.open(box, setting.name(), sealed));
    } catch (UnreadableSecretException | IllegalArgumentException e) {
      leaveOut(setting.name(), "a secret", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /// Drops what is wrong by itself, then, where the rest does not fit together, all of the record.
  /// What was wrong before the console is not its business.
  private void dropWhatDoesNotFit(Class<?> type, Map<String, String> used) {
    List<Setting> settings = Setting.of(type);
    if (settings.stream().noneMatch(setting -> used.containsKey(setting.name()))) {
      return;
    }
    List<Class<?>> alone = List.of(type);
    if (!SettingsCheck.faults(below, alone).isEmpty()) {
      return;
    }
    for (SettingFault fault : SettingsCheck.faults(below.withConsole(used), alone)) {
      if (fault.rule().isEmpty() && used.remove(fault.property()) != null) {
        faults.add(fault);
      }
    }
    SettingsCheck.faults(below.withConsole(used), alone).stream()
        .findFirst()
        .ifPresent(conflict -> dropTogether(settings, used, conflict));
  }

  private void dropTogether(
      List<Setting> settings, Map<String, String> used, SettingFault conflict) {
    for (Setting setting : settings) {
      String value = used.remove(setting.name());
      if (value != null) {
        faults.add(
            new SettingFault(
                setting.name(),
                setting.isSecret() ? "a secret" : "'" + value + "'",
                SettingsFile.NAME,
                conflict.allowed(),
                conflict.rule(),
                conflict.details()));
      }
    }
  }

  private void leaveOut(String name, String value, String why) {
    faults.add(new SettingFault(name, "'" + value + "'", SettingsFile.NAME, why));
  }
}
