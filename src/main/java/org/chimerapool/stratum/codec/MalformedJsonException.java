package org.chimerapool.stratum.codec;

/// A line is not the JSON that was expected. Cheap to throw: it has no stack trace.
final class MalformedJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  /// @param message what was expected and where, without the stranger's own text
  MalformedJsonException(String message) {
    super(message, null, false, false);
  }

  String what() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
