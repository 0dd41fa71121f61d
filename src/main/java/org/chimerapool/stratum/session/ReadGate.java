package org.chimerapool.stratum.session;

import io.netty.channel.Channel;
import java.util.EnumSet;
import java.util.Set;

/// Stops reading from a connection while there is a reason to. Belongs to the connection's thread.
final class ReadGate {

  private final Channel channel;
  private final Set<Why> closedFor = EnumSet.noneOf(Why.class);

  ReadGate(Channel channel) {
    this.channel = channel;
  }

  enum Why {
    /// Many answers are not known yet.
    ANSWERS_WAITING,
    /// It asks faster than it may.
    TOO_FAST,
    /// It does not read what it is sent.
    NOT_READING
  }

  void close(Why why) {
    if (closedFor.add(why)) {
      channel.config().setAutoRead(false);
    }
  }

  void open(Why why) {
    if (closedFor.remove(why) && closedFor.isEmpty()) {
      channel.config().setAutoRead(true);
    }
  }

  boolean isClosed() {
    return !closedFor.isEmpty();
  }

  boolean isClosed(Why why) {
    return closedFor.contains(why);
  }
}
