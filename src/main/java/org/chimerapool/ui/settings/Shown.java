package org.chimerapool.ui.settings;

import java.util.Arrays;
import java.util.Locale;
import org.chimerapool.settings.SettingEntry;

/// Which settings are listed.
enum Shown {
  ALL,
  OWN,
  PENDING,
  FAULTY;

  static Shown named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElse(ALL);
  }

  String key() {
    return switch (this) {
      case ALL -> "settings.show.all";
      case OWN -> "settings.show.own";
      case PENDING -> "settings.show.pending";
      case FAULTY -> "settings.show.faulty";
    };
  }

  boolean shows(SettingEntry entry) {
    return switch (this) {
      case ALL -> true;
      case OWN -> entry.isOwn() || entry.set();
      case PENDING -> entry.pending();
      case FAULTY -> entry.fault().isPresent();
    };
  }
}
