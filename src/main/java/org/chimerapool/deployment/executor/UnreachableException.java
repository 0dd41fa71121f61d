package org.chimerapool.deployment.executor;

/// A machine could not be reached, or stopped answering. The message says what was tried and what
/// came, for people.
final class UnreachableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Layer layer;

  UnreachableException(Layer layer, String message) {
    super(message);
    this.layer = layer;
  }

  UnreachableException(Layer layer, String message, Throwable cause) {
    super(message, cause);
    this.layer = layer;
  }

  Layer layer() {
    return layer;
  }

  /// What comes and goes may be tried again; a wrong key may not: hosts shut out who knocks often.
  boolean passing() {
    return switch (layer) {
      case NAME, CONNECTION, KEY_EXCHANGE -> true;
      case HOST_KEY, LOGIN, SHELL, ROOT -> false;
    };
  }
}
