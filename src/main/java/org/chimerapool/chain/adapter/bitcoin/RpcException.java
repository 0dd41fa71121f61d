package org.chimerapool.chain.adapter.bitcoin;

/// A node gave no usable answer. The message continues a sentence that begins with the node's name.
/// Carries no stack trace: nodes fail often, and where it was asked says nothing.
final class RpcException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final int code;

  enum Kind {
    /// No connection, or it broke.
    UNREACHABLE,
    /// Connected, but the answer is overdue.
    TIMED_OUT,
    /// Wrong user, password or cookie, or this host may not ask.
    NOT_LET_IN,
    /// Up, but not ready to answer.
    STARTING,
    /// Something that the protocol does not allow, or too much of it.
    GARBAGE,
    /// An error object: the node understood and declines.
    REFUSED
  }

  private RpcException(Kind kind, int code, String message) {
    super(message, null, false, false);
    this.kind = kind;
    this.code = code;
  }

  static RpcException of(Kind kind, String message) {
    return new RpcException(kind, 0, message);
  }

  /// @param code of the node's error object, `RPCErrorCode` of Bitcoin Core
  static RpcException refused(int code, String message) {
    return new RpcException(Kind.REFUSED, code, message);
  }

  Kind kind() {
    return kind;
  }

  /// 0 for every kind but [Kind#REFUSED].
  int code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
