package org.chimerapool.stratum.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.codec.Incoming;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One miner's connection, from its first request to its end.
///
/// The pool hears of it with the first request that can be understood: whoever only connects costs
/// no extranonce.
public final class StratumSession extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(StratumSession.class);

  private final SessionServices services;
  private volatile @Nullable MinerConversation talk;

  public StratumSession(SessionServices services) {
    this.services = services;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    talk = new MinerConversation(services, ctx, this);
    services.connections().add(ctx.channel().eventLoop(), this);
    ctx.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    services.connections().remove(ctx.channel().eventLoop(), this);
    services.disconnector().ended(ctx.channel());
    if (talk != null) {
      talk.end();
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (talk != null && message instanceof Incoming incoming) {
      talk.read(incoming);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (talk != null) {
      talk.readComplete();
    }
    ctx.fireChannelReadComplete();
  }

  /// Whoever does not read what it is sent is not read from either, and let go after a time.
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (!ctx.channel().isWritable()) {
      ctx.flush();
    }
    if (talk != null) {
      talk.mayWrite(ctx.channel().isWritable());
    }
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fail(ctx.channel(), cause);
  }

  /// Offers a new job.
  void offer(JobNotice notice) {
    if (talk != null) {
      talk.offer(notice);
    }
  }

  /// Called every [Connections#SWEEP_SECONDS].
  void sweep() {
    if (talk != null) {
      talk.sweep();
    }
  }

  /// Ends the connection if it comes from there.
  void expel(AddressRange range) {
    if (talk != null) {
      talk.expel(range);
    }
  }

  /// Has something done on the connection's own thread; nothing where it is gone by then.
  void later(Duration delay, Consumer<MinerConversation> action) {
    MinerConversation here = talk;
    if (here == null) {
      return;
    }
    Runnable guarded = () -> guarded(_ -> action.accept(here));
    try {
      if (delay.isZero()) {
        here.channel().eventLoop().execute(guarded);
      } else {
        var _ =
            here.channel().eventLoop().schedule(guarded, delay.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (RejectedExecutionException e) {
      // The server is stopping; its connections have been told.
    }
  }

  /// Says why and ends the connection.
  void dismiss(String words) {
    if (talk != null) {
      talk.dismiss(words);
    }
  }

  void shutDown() {
    if (talk != null) {
      services.disconnector().close(talk.channel(), CloseReason.SHUTDOWN);
    }
  }

  /// Does `action`; a fault in it ends this connection and no other.
  void guarded(Consumer<StratumSession> action) {
    try {
      action.accept(this);
    } catch (RuntimeException e) {
      if (talk != null) {
        fail(talk.channel(), e);
      }
    }
  }

  private void fail(Channel channel, Throwable cause) {
    if (cause instanceof IOException) {
      services.disconnector().close(channel, CloseReason.CONNECTION_LOST);
      return;
    }
    if (!services.disconnector().isClosing(channel)) {
      LOG.warn("A connection was closed for a fault of our own: {}", cause.toString());
      LOG.debug("The fault", cause);
    }
    services.disconnector().close(channel, CloseReason.FAULT);
  }
}
