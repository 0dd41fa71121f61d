package org.chimerapool.api.v1;

import java.util.Arrays;
import java.util.Locale;
import org.chimerapool.api.door.ApiProblem;
import org.springframework.http.HttpStatus;

/// Enum names as the API writes them: lower case with hyphens.
final class Names {

  private Names() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// A record's name in the same way.
  static String of(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /// The value of that name.
  static <E extends Enum<E>> E parse(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> of(each).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ApiProblem.of(
                    HttpStatus.BAD_REQUEST,
                    "Expected one of %s."
                        .formatted(
                            Arrays.stream(type.getEnumConstants()).map(Names::of).toList())));
  }
}
