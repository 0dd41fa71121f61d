package org.chimerapool.stratum.session;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.chimerapool.stratum.CloseReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place that ends connections. Counts each once, by the first reason given. May be used
/// from any thread.
public final class Disconnector {

  private static final Logger LOG = LoggerFactory.getLogger(Disconnector.class);
  private static final AttributeKey<CloseReason> REASON =
      AttributeKey.valueOf(Disconnector.class, "reason");
  private static final int LINGER_SECONDS = 1;

  private final Map<CloseReason, LongAdder> counts = new EnumMap<>(CloseReason.class);

  public Disconnector() {
    for (CloseReason reason : CloseReason.values()) {
      counts.put(reason, new LongAdder());
    }
  }

  /// Closes a connection that was accepted but never taken up: it has no event loop yet.
  public void turnAway(Channel channel, CloseReason reason) {
    note(channel, reason);
    channel.unsafe().closeForcibly();
  }

  /// Ends the connection at once.
  public void close(Channel channel, CloseReason reason) {
    note(channel, reason);
    var _ = channel.close();
  }

  /// Ends the connection after what was written to it: the other side is told that nothing more
  /// comes, and has a moment to read the last words before the socket goes.
  public void closeAfterLastWords(Channel channel, CloseReason reason) {
    if (!note(channel, reason)) {
      return;
    }
    channel.flush();
    if (channel instanceof DuplexChannel duplex) {
      SslHandler tls = channel.pipeline().get(SslHandler.class);
      if (tls == null) {
        var _ = duplex.shutdownOutput();
      } else {
        var _ =
            tls.closeOutbound()
                .addListener(
                    _ -> {
                      var _ = duplex.shutdownOutput();
                    });
      }
      var _ =
          channel
              .eventLoop()
              .schedule(() -> close(channel, reason), LINGER_SECONDS, TimeUnit.SECONDS);
    } else {
      var _ = channel.close();
    }
  }

  /// Counts a connection that has ended, unless a reason was given before.
  public void ended(Channel channel) {
    note(channel, CloseReason.MINER_LEFT);
  }

  /// Whether the connection is on its way out.
  public boolean isClosing(Channel channel) {
    return ending(channel).get() != null;
  }

  /// Where it will stand why a connection ends: empty until then. For whoever asks often.
  Attribute<CloseReason> ending(Channel channel) {
    return channel.attr(REASON);
  }

  /// Why the connection ended or is about to.
  CloseReason reason(Channel channel) {
    CloseReason reason = channel.attr(REASON).get();
    return reason == null ? CloseReason.MINER_LEFT : reason;
  }

  public long count(CloseReason reason) {
    LongAdder count = counts.get(reason);
    return count == null ? 0 : count.sum();
  }

  private boolean note(Channel channel, CloseReason reason) {
    if (channel.attr(REASON).setIfAbsent(reason) != null) {
      return false;
    }
    LongAdder count = counts.get(reason);
    if (count != null) {
      count.increment();
    }
    LOG.debug("{} closed: {}", channel.remoteAddress(), reason);
    return true;
  }
}
