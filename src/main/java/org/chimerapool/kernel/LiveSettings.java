package org.chimerapool.kernel;

import java.util.function.Consumer;

/// How a module takes up settings that are changed while it runs: a bean of this type says so.
///
/// What is handed on has been checked as at start. Components without [Live] in it are as they were
/// when the program started.
///
/// @param type the record of settings, with [Live] on each component that acts at once
/// @param apply takes the whole record; called by one thread at a time, never at start, and must
/// not block for long
public record LiveSettings<T extends Record>(Class<T> type, Consumer<? super T> apply) {

  /// Hands a value of [#type] on.
  ///
  /// @throws ClassCastException when it is of another type
  public void take(Record value) {
    apply.accept(type.cast(value));
  }
}
