package org.chimerapool.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chimerapool.kernel.OwnerOnly;
import org.jspecify.annotations.Nullable;

/// `settings.yaml` of the home folder. Replaced as a whole, readable for its owner only.
final class SettingsFile {

  static final String NAME = "settings.yaml";

  private static final String HEAD =
      """
      # What was set in Chimera's console. It lies over application.yaml and under environment variables
      # and arguments. May be changed by hand while Chimera is stopped; a line that cannot be used is
      # passed over at the start, and deleting the file takes everything back.
      """;
  private static final String INSTALLATION = "installation";
  private static final String REVISION = "revision";
  private static final String SETTINGS = "settings.";

  private final Path file;

  SettingsFile(Path home) {
    this.file = home.resolve(NAME);
  }

  Path path() {
    return file;
  }

  /// Empty where there is none.
  ///
  /// @throws UnreadableYaml when it holds something else
  Optional<StoredSettings> read() throws IOException {
    String text;
    try {
      if (Files.size(file) > 4L * SafeYaml.LONGEST) {
        throw new UnreadableYaml("it has %d bytes".formatted(Files.size(file)), 0);
      }
      text = Files.readString(file);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    Map<String, String> leaves = new HashMap<>(SafeYaml.leaves(text));
    String installation = leaves.remove(INSTALLATION);
    String revision = leaves.remove(REVISION);
    Map<String, String> values = new HashMap<>();
    leaves.forEach(
        (name, value) -> {
          if (name.startsWith(SETTINGS)) {
            values.put(name.substring(SETTINGS.length()), value);
          }
        });
    return Optional.of(new StoredSettings(uuid(installation), number(revision), values));
  }

  void write(StoredSettings stored) throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    text.append(INSTALLATION).append(": ").append(stored.installation()).append('\n');
    text.append(REVISION).append(": ").append(stored.revision()).append('\n');
    text.append(stored.values().isEmpty() ? "settings: {}\n" : "settings:\n");
    stored
        .sorted()
        .forEach(
            (name, value) ->
                text.append("  ").append(name).append(": ").append(quoted(value)).append('\n'));
    OwnerOnly.write(file, text.toString());
  }

  /// Puts a file that cannot be read out of the way before a new one is written.
  void setAside() throws IOException {
    Files.move(
        file, file.resolveSibling(NAME + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
  }

  /// In single quotes nothing but the quote itself means anything in YAML.
  static String quoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static UUID uuid(@Nullable String text) {
    try {
      return UUID.fromString(String.valueOf(text));
    } catch (IllegalArgumentException e) {
      throw new UnreadableYaml("installation is '%s', expected a UUID".formatted(text), 0);
    }
  }

  private static long number(@Nullable String text) {
    try {
      return Long.parseLong(String.valueOf(text));
    } catch (NumberFormatException e) {
      throw new UnreadableYaml("revision is '%s', expected a whole number".formatted(text), 0);
    }
  }
}
