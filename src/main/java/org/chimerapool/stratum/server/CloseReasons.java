package org.chimerapool.stratum.server;

import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.Limit;

/// Which end a connection comes to that hits a limit.
final class CloseReasons {

  private CloseReasons() {}

  static CloseReason of(Limit limit) {
    return switch (limit) {
      case BANNED -> CloseReason.BANNED;
      case CONNECTIONS -> CloseReason.TOO_MANY_CONNECTIONS;
      case CONNECTIONS_PER_ADDRESS -> CloseReason.TOO_MANY_FROM_ADDRESS;
      case CONNECTION_RATE -> CloseReason.CONNECTS_TOO_OFTEN;
      case FIRST_MESSAGE -> CloseReason.NO_FIRST_MESSAGE;
      case LINE_TIME -> CloseReason.LINE_TOO_SLOW;
      case LINE_LENGTH -> CloseReason.LINE_TOO_LONG;
      case IDLE -> CloseReason.IDLE;
      case SEND_QUEUE -> CloseReason.SLOW_READER;
      case REQUEST_RATE -> CloseReason.TOO_MANY_REQUESTS;
      case INVALID_SHARES -> CloseReason.INVALID_SHARES;
      case MALFORMED_LINES -> CloseReason.MALFORMED;
      case WORKERS -> CloseReason.TOO_MANY_WORKERS;
      case FAILED_AUTHORIZATIONS -> CloseReason.FAILED_AUTHORIZATIONS;
    };
  }
}
