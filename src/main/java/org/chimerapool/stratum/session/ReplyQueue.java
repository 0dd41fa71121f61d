package org.chimerapool.stratum.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import org.chimerapool.stratum.dialect.Answer;
import org.chimerapool.stratum.dialect.ErrorCode;
import org.chimerapool.stratum.dialect.JsonText;
import org.jspecify.annotations.Nullable;

/// Sends answers in the order of their requests, however late some of them are known.
///
/// Belongs to the connection's thread.
final class ReplyQueue {

  private static final int TYPICAL_REPLY = 128;

  private final ChannelHandlerContext ctx;
  private final ArrayDeque<Slot> open = new ArrayDeque<>();
  private boolean closed;

  ReplyQueue(ChannelHandlerContext ctx) {
    this.ctx = ctx;
  }

  /// A place for the answer to the request with this id, as it was written.
  Answer expect(String id) {
    Slot slot = new Slot(id);
    open.add(slot);
    return slot;
  }

  int waiting() {
    return open.size();
  }

  /// Forgets what was not sent; later answers are dropped.
  void close() {
    closed = true;
    for (Slot slot : open) {
      if (slot.reply != null) {
        slot.reply.release();
        slot.reply = null;
      }
    }
    open.clear();
  }

  private void send() {
    while (!open.isEmpty()) {
      ByteBuf reply = open.element().reply;
      if (reply == null) {
        return;
      }
      open.remove();
      var _ = ctx.write(reply);
    }
  }

  private final class Slot implements Answer {

    private final String id;
    private boolean given;
    private @Nullable ByteBuf reply;

    private Slot(String id) {
      this.id = id;
    }

    @Override
    public void result(String json) {
      give(json, "null");
    }

    @Override
    public void error(ErrorCode code, String text) {
      give("null", error(code.number(), text));
    }

    @Override
    public void no(ErrorCode code, String text) {
      give("false", error(code.number(), text));
    }

    private void give(String result, String error) {
      if (given || closed) {
        return;
      }
      given = true;
      ByteBuf line = ctx.alloc().buffer(TYPICAL_REPLY);
      ByteBufUtil.writeAscii(line, "{\"id\":");
      ByteBufUtil.writeUtf8(line, id);
      ByteBufUtil.writeAscii(line, ",\"result\":");
      ByteBufUtil.writeAscii(line, result);
      ByteBufUtil.writeAscii(line, ",\"error\":");
      ByteBufUtil.writeAscii(line, error);
      ByteBufUtil.writeAscii(line, "}\n");
      reply = line;
      send();
    }

    private static String error(int code, String text) {
      return "[" + code + "," + JsonText.quote(text) + ",null]";
    }
  }
}
