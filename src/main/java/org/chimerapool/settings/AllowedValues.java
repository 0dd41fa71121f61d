package org.chimerapool.settings;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.util.unit.DataSize;

/// Says in words what a setting may be, from its type and its constraints.
final class AllowedValues {
  private AllowedValues() {}

  static String of(Setting setting) {
    List<String> parts = new ArrayList<>();
    parts.add(kind(setting.component().getType()));
    for (Annotation annotation : constraints(setting)) {
      limit(annotation).ifPresent(parts::add);
    }
    return String.join(", ", parts);
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + String.join(
              ", ",
              Arrays.stream(type.getEnumConstants())
                  .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                  .toList());
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return "a whole number";
    }
    if (type == double.class || type == float.class || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type == Duration.class) {
      return "a duration such as 30s or 5m";
    }
    if (type == DataSize.class) {
      return "a size such as 8KB or 16MB";
    }
    if (type == Path.class) {
      return "a path";
    }
    return type == String.class ? "text" : "a " + type.getSimpleName();
  }

  private static Optional<String> limit(Annotation annotation) {
    return switch (annotation) {
      case Min min -> Optional.of("at least " + min.value());
      case Max max -> Optional.of("at most " + max.value());
      case DecimalMin min ->
          Optional.of((min.inclusive() ? "at least " : "more than ") + min.value());
      case DecimalMax max ->
          Optional.of((max.inclusive() ? "at most " : "less than ") + max.value());
      case DurationMin min -> Optional.of("at least " + duration(min));
      case DurationMax max -> Optional.of("at most " + duration(max));
      case Positive _ -> Optional.of("more than 0");
      case NotBlank _ -> Optional.of("not empty");
      case Pattern pattern ->
          Optional.of(
              pattern.message().startsWith("{")
                  ? "of the form " + pattern.regexp()
                  : pattern.message());
      case Size size -> Optional.of("%d to %d of them".formatted(size.min(), size.max()));
      default -> Optional.empty();
    };
  }

  private static List<Annotation> constraints(Setting setting) {
    try {
      AnnotatedElement field = setting.owner().getDeclaredField(setting.component().getName());
      return List.of(field.getAnnotations());
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("a record has a field for each component", e);
    }
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

  private static String text(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
