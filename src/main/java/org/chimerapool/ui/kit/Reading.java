package org.chimerapool.ui.kit;

import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What came of reading one panel's figures, so that a failure blanks that panel only.
public sealed interface Reading<T> {

  record There<T>(T value) implements Reading<T> {}

  record Failed<T>() implements Reading<T> {}

  static <T> Reading<T> of(Supplier<T> source) {
    try {
      return new There<>(source.get());
    } catch (RuntimeException failure) {
      Logger log = LoggerFactory.getLogger(Reading.class);
      log.debug("figures of a panel could not be read", failure);
      return new Failed<>();
    }
  }

  default T orElse(T other) {
    return switch (this) {
      case There<T>(T value) -> value;
      case Failed<T>() -> other;
    };
  }

  default <R> Reading<R> map(Function<T, R> change) {
    return switch (this) {
      case There<T>(T value) -> new There<>(change.apply(value));
      case Failed<T>() -> new Failed<>();
    };
  }
}
