package org.chimerapool.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Everything that settings are read from, the strongest first: arguments, system properties and
/// environment variables, then what was set in the console, then files, then the program's own
/// defaults. Immutable.
final class Sources {

  /// The name of the console's place among Spring's property sources.
  static final String CONSOLE = "chimera-console";

  private static final String ATTACHED = "configurationProperties";
  private static final Set<String> ARGUMENTS =
      Set.of("commandLineArgs", StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

  /// What the program's own defaults refer to.
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

  private final List<PropertySource<?>> list;
  private final Binder binder;

  private Sources(List<PropertySource<?>> list) {
    this.list = List.copyOf(list);
    this.binder =
        new Binder(
            ConfigurationPropertySources.from(this.list),
            new PropertySourcesPlaceholdersResolver(this.list));
  }

  static Sources of(ConfigurableEnvironment environment) {
    return new Sources(
        environment.getPropertySources().stream()
            .filter(source -> !source.getName().equals(ATTACHED))
            .<PropertySource<?>>map(source -> source)
            .toList());
  }

  /// As these, but with other values set in the console.
  Sources withConsole(Map<String, String> values) {
    List<PropertySource<?>> changed = new ArrayList<>();
    boolean placed = false;
    for (PropertySource<?> source : list) {
      if (source.getName().equals(CONSOLE)) {
        changed.add(console(values));
        placed = true;
      } else {
        changed.add(source);
      }
    }
    if (!placed) {
      changed.add(consoleIndex(changed), console(values));
    }
    return new Sources(changed);
  }

  /// As these, with values that nothing else can override.
  Sources under(Map<String, String> values) {
    List<PropertySource<?>> changed = new ArrayList<>(list);
    changed.addFirst(new MapPropertySource("running", Map.copyOf(values)));
    return new Sources(changed);
  }

  Binder binder() {
    return binder;
  }

  /// The value that counts, as text; several with commas. Empty where none is written anywhere.
  Optional<String> text(Setting setting) {
    try {
      if (setting.isOpenEnded()) {
        return Optional.ofNullable(
            binder
                .bind(setting.name(), Bindable.listOf(String.class))
                .map(each -> String.join(", ", each))
                .orElse(null));
      }
      return Optional.ofNullable(
          binder.bind(setting.name(), Bindable.of(String.class)).orElse(null));
    } catch (BindException notText) {
      return Optional.empty();
    }
  }

  /// Where a setting is written that counts.
  Optional<ConfigurationProperty> written(String name) {
    return find(name).map(Found::property);
  }

  /// Whose word counts for a setting.
  SettingSource source(String name) {
    Optional<Found> found = find(name);
    if (found.isEmpty()) {
      return SettingSource.DEFAULT;
    }
    String source = found.get().source().getName();
    if (source.equals(CONSOLE)) {
      return SettingSource.CONSOLE;
    }
    if (ARGUMENTS.contains(source)) {
      return SettingSource.ARGUMENT;
    }
    if (list.indexOf(found.get().source()) < consoleIndex(list)) {
      return SettingSource.ENVIRONMENT;
    }
    Matcher variable = VARIABLE.matcher(String.valueOf(found.get().property().getValue()));
    if (variable.find() && isVariable(variable.group(1))) {
      return SettingSource.ENVIRONMENT;
    }
    String written = String.valueOf(found.get().property().getOrigin());
    return written.startsWith("class path resource") ? SettingSource.DEFAULT : SettingSource.FILE;
  }

  /// The first place where the console's values may lie: right under the environment.
  static int consoleIndex(List<PropertySource<?>> sources) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).getName().equals(CONSOLE)) {
        return i;
      }
    }
    for (int i = 0; i < sources.size(); i++) {
      if (sources
          .get(i)
          .getName()
          .equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
        return i + 1;
      }
    }
    return 0;
  }

  private boolean isVariable(String name) {
    return list.stream()
        .filter(
            source ->
                source
                    .getName()
                    .equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME))
        .anyMatch(source -> source.containsProperty(name));
  }

  static MapPropertySource console(Map<String, String> values) {
    return new MapPropertySource(CONSOLE, Map.copyOf(values));
  }

  private Optional<Found> find(String name) {
    ConfigurationPropertyName wanted = ConfigurationPropertyName.of(name);
    for (PropertySource<?> source : list) {
      for (ConfigurationPropertySource each : ConfigurationPropertySources.from(source)) {
        ConfigurationProperty property = each.getConfigurationProperty(wanted);
        if (property == null) {
          // A list may be written item by item.
          property = each.getConfigurationProperty(wanted.append("[0]"));
        }
        if (property != null) {
          return Optional.of(new Found(source, property));
        }
      }
    }
    return Optional.empty();
  }

  private record Found(PropertySource<?> source, ConfigurationProperty property) {}
}
