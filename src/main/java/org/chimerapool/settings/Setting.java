package org.chimerapool.settings;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chimerapool.kernel.Fixed;
import org.chimerapool.kernel.Live;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.annotation.AnnotatedElementUtils;

/// One property that a record of settings asks for.
///
/// @param name in kebab case, for example `chimera.stratum.max-line`
record Setting(String name, Class<?> owner, RecordComponent component) {
  /// The settings of a record, those of its nested records included.
  static List<Setting> of(Class<?> type) {
    return of(type, prefix(type));
  }

  static String prefix(Class<?> type) {
    ConfigurationProperties properties =
        AnnotatedElementUtils.getMergedAnnotation(type, ConfigurationProperties.class);
    return properties == null ? "" : properties.prefix();
  }

  private static List<Setting> of(Class<?> type, String prefix) {
    List<Setting> settings = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = prefix + "." + kebab(component.getName());
      if (isGroup(type, component.getType())) {
        settings.addAll(of(component.getType(), name));
      } else {
        settings.add(new Setting(name, type, component));
      }
    }
    return settings;
  }

  boolean isOpenEnded() {
    return Collection.class.isAssignableFrom(component.getType())
        || Map.class.isAssignableFrom(component.getType());
  }

  boolean isSecret() {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("password") || lower.contains("secret") || lower.contains("token");
  }

  boolean hasDefault() {
    return defaultValue().isPresent();
  }

  /// What the record itself says, as it would stand in a file; several values with commas.
  Optional<String> defaultText() {
    return defaultValue().map(value -> String.join(", ", value.value()));
  }

  /// Whether it acts as soon as it is changed.
  boolean isLive() {
    return component.isAnnotationPresent(Live.class);
  }

  boolean isFixed() {
    return component.isAnnotationPresent(Fixed.class);
  }

  List<Annotation> constraints() {
    try {
      return List.of(owner.getDeclaredField(component.getName()).getAnnotations());
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("a record has a field for each component", e);
    }
  }

  private Optional<DefaultValue> defaultValue() {
    return Arrays.stream(owner.getDeclaredConstructors())
        .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
        .filter(parameter -> parameter.getName().equals(component.getName()))
        .flatMap(parameter -> Stream.ofNullable(parameter.getAnnotation(DefaultValue.class)))
        .findFirst();
  }

  /// A record declared inside the record of settings is a group of them.
  private static boolean isGroup(Class<?> owner, Class<?> type) {
    return type.isRecord() && type.getNestHost() == owner.getNestHost();
  }

  static String kebab(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
