package org.chimerapool.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Every setting of the program and the record that asks for it.
final class Catalogue {

  private final Map<String, Known> settings = new LinkedHashMap<>();

  /// @param type the outermost record, which is bound as a whole
  record Known(Setting setting, Class<?> type, Allowed allowed) {}

  Catalogue(List<Class<?>> records) {
    for (Class<?> type : records) {
      for (Setting setting : Setting.of(type)) {
        settings.put(setting.name(), new Known(setting, type, AllowedValues.of(setting)));
      }
    }
  }

  List<Known> all() {
    return List.copyOf(settings.values());
  }

  Optional<Known> find(String key) {
    return Optional.ofNullable(settings.get(key));
  }

  List<Setting> of(Class<?> type) {
    return settings.values().stream()
        .filter(known -> known.type() == type)
        .map(Known::setting)
        .toList();
  }

  /// The records that these settings belong to.
  Set<Class<?>> records(Set<String> keys) {
    return settings.values().stream()
        .filter(known -> keys.contains(known.setting().name()))
        .<Class<?>>map(Known::type)
        .collect(Collectors.toSet());
  }
}
