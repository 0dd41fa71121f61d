package org.chimerapool.ui.hosts;

import java.util.Optional;

/// The key that a host showed when it was tried. It belongs to the address that was asked: it is
/// gone when that changes, and an answer that comes late is not heard.
final class TriedKey {

  private int asked;
  private Optional<String> key = Optional.empty();

  Optional<String> key() {
    return key;
  }

  void forget() {
    asked++;
    key = Optional.empty();
  }

  /// @return what the answer is to be brought with
  int ask() {
    forget();
    return asked;
  }

  /// @return whether this is the answer to what was asked last, about the same address
  boolean answered(int question, Optional<String> shown) {
    if (question != asked) {
      return false;
    }
    key = shown;
    return true;
  }
}
