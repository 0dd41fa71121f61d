package org.chimerapool.settings;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.chimerapool.kernel.SizeRange;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.core.ResolvableType;
import org.springframework.util.unit.DataSize;

/// Reads what a setting may be from its type and its constraints.
final class AllowedValues {
  private AllowedValues() {}

  static Allowed of(Setting setting) {
    Class<?> type = setting.component().getType();
    Allowed allowed = Allowed.of(kind(setting), choices(type));
    for (Annotation annotation : setting.constraints()) {
      allowed = limited(allowed, annotation);
    }
    return allowed;
  }

  private static List<String> choices(Class<?> type) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList()
        : List.of();
  }

  private static Allowed.Kind kind(Setting setting) {
    Class<?> type = setting.component().getType();
    if (type.isEnum()) {
      return Allowed.Kind.CHOICE;
    }
    if (type == boolean.class || type == Boolean.class) {
      return Allowed.Kind.SWITCH;
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return Allowed.Kind.WHOLE;
    }
    if (type == double.class || type == float.class || Number.class.isAssignableFrom(type)) {
      return Allowed.Kind.NUMBER;
    }
    if (type == Duration.class) {
      return Allowed.Kind.DURATION;
    }
    if (type == DataSize.class) {
      return Allowed.Kind.SIZE;
    }
    if (type == Path.class) {
      return Allowed.Kind.PATH;
    }
    if (Collection.class.isAssignableFrom(type)) {
      ResolvableType element =
          ResolvableType.forType(setting.component().getGenericType()).getGeneric(0);
      return element.resolve() == String.class ? Allowed.Kind.LIST : Allowed.Kind.STRUCTURE;
    }
    return type == String.class ? Allowed.Kind.TEXT : Allowed.Kind.STRUCTURE;
  }

  private static Allowed limited(Allowed allowed, Annotation annotation) {
    return switch (annotation) {
      case Min min -> allowed.atLeast(Long.toString(min.value()), true);
      case Max max -> allowed.atMost(Long.toString(max.value()), true);
      case DecimalMin min -> allowed.atLeast(min.value(), min.inclusive());
      case DecimalMax max -> allowed.atMost(max.value(), max.inclusive());
      case DurationMin min -> allowed.atLeast(duration(min), min.inclusive());
      case DurationMax max -> allowed.atMost(duration(max), max.inclusive());
      case SizeRange range -> allowed.atLeast(range.min(), true).atMost(range.max(), true);
      case Positive _ -> allowed.atLeast("0", false);
      case NotBlank _ -> allowed.notEmpty();
      case Pattern pattern ->
          allowed.ofForm(
              pattern.regexp(), pattern.message().startsWith("{") ? "" : pattern.message());
      default -> allowed;
    };
  }

  private static String duration(DurationMin d) {
    return text(
        Duration.ofDays(d.days())
            .plusHours(d.hours())
            .plusMinutes(d.minutes())
            .plusSeconds(d.seconds())
            .plusMillis(d.millis())
            .plusNanos(d.nanos()));
  }

  private static String duration(DurationMax d) {
    return text(
        Duration.ofDays(d.days())
            .plusHours(d.hours())
            .plusMinutes(d.minutes())
            .plusSeconds(d.seconds())
            .plusMillis(d.millis())
            .plusNanos(d.nanos()));
  }

  /// As a person would write it: `100ms`, `10s`, `5m`, `24h`.
  private static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds % 3600 == 0 && seconds > 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
