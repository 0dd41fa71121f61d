package org.chimerapool.stratum.server;

/// The handlers of a connection, in the order in which bytes meet them.
final class HandlerNames {

  static final String LINES = "lines";
  static final String SESSION = "session";

  private HandlerNames() {}
}
