package org.chimerapool.settings;

import java.util.Map;
import org.springframework.core.env.MapPropertySource;

/// The console's place among Spring's property sources; remembers how it was read.
final class ConsoleSource extends MapPropertySource {

  private final LoadedSettings loaded;

  ConsoleSource(LoadedSettings loaded) {
    super(Sources.CONSOLE, Map.copyOf(loaded.used()));
    this.loaded = loaded;
  }

  LoadedSettings loaded() {
    return loaded;
  }
}
