package org.chimerapool.settings;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/// Finds settings of Chimera that no module asks for: most often a misspelt name.
final class UnknownSettings {
  private static final Pattern ALIAS = Pattern.compile("\\$\\{(CHIMERA_[A-Z0-9_]+)");

  /// `CHIMERA_TEST_…` speaks to the tests, in whose environment the program is started as well.
  private static final String OF_TESTS = "chimera.test.";

  private UnknownSettings() {}

  static List<SettingFault> faults(ConfigurableEnvironment environment, List<Setting> known) {
    Set<String> aliases = aliases(environment);
    Map<String, SettingFault> faults = new TreeMap<>();
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource iterable) {
        iterable.stream()
            .filter(name -> name.toString().startsWith("chimera."))
            .filter(name -> !name.toString().startsWith(OF_TESTS))
            .filter(name -> !aliases.contains(plain(name.toString())))
            .filter(name -> known.stream().noneMatch(setting -> isPartOf(setting, name)))
            .forEach(
                name -> faults.putIfAbsent(plain(name.toString()), fault(source, name, known)));
      }
    }
    return List.copyOf(faults.values());
  }

  private static SettingFault fault(
      ConfigurationPropertySource source, ConfigurationPropertyName name, List<Setting> known) {
    ConfigurationProperty written = source.getConfigurationProperty(name);
    return new SettingFault(
        name.toString(),
        "a setting that nobody asks for",
        SettingsCheck.origin(written),
        "perhaps " + nearest(name.toString(), known));
  }

  private static boolean isPartOf(Setting setting, ConfigurationPropertyName name) {
    String asked = plain(setting.name());
    String given = plain(name.toString());
    return given.equals(asked) || (setting.isOpenEnded() && given.startsWith(asked));
  }

  /// Environment variables that application.yaml refers to by name.
  private static Set<String> aliases(ConfigurableEnvironment environment) {
    Set<String> aliases = new HashSet<>();
    environment.getPropertySources().stream()
        .flatMap(
            source ->
                source instanceof EnumerablePropertySource<?> listed
                    ? Stream.of(listed.getPropertyNames()).map(listed::getProperty)
                    : Stream.of())
        .flatMap(value -> ALIAS.matcher(String.valueOf(value)).results())
        .map((MatchResult match) -> plain(match.group(1)))
        .forEach(aliases::add);
    return aliases;
  }

  private static String nearest(String name, List<Setting> known) {
    return known.stream()
        .map(Setting::name)
        .min(Comparator.comparingInt(candidate -> distance(plain(candidate), plain(name))))
        .orElse("none");
  }

  /// Environment variables can write neither dashes nor capitals, so names are compared without.
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /// Levenshtein's distance.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
