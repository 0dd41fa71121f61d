package org.chimerapool.stratum.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
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
  private static final byte[] ID = ascii("{\"id\":");
  private static final byte[] RESULT = ascii(",\"result\":");
  private static final byte[] ERROR = ascii(",\"error\":");
  private static final byte[] END = ascii("}\n");

  private final ChannelHandlerContext ctx;
  private final Outbox outbox;
  private final ArrayDeque<Slot> open = new ArrayDeque<>();
  private boolean closed;

  ReplyQueue(ChannelHandlerContext ctx, Outbox outbox) {
    this.ctx = ctx;
    this.outbox = outbox;
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

  /// Sends what has become ready behind an answer that was waited for.
  private void sendReady() {
    for (Slot slot = open.peek(); slot != null && slot.reply != null; slot = open.peek()) {
      outbox.lines().writeBytes(slot.reply);
      slot.reply.release();
      slot.reply = null;
      open.remove();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
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
      if (open.peek() == this) {
        open.remove();
        write(outbox.lines(), result, error);
        sendReady();
      } else {
        reply = write(ctx.alloc().buffer(TYPICAL_REPLY), result, error);
      }
    }

    private ByteBuf write(ByteBuf line, String result, String error) {
      line.writeBytes(ID);
      ByteBufUtil.writeUtf8(line, id);
      line.writeBytes(RESULT);
      ByteBufUtil.writeAscii(line, result);
      line.writeBytes(ERROR);
      ByteBufUtil.writeAscii(line, error);
      return line.writeBytes(END);
    }

    private static String error(int code, String text) {
      return "[" + code + "," + JsonText.quote(text) + ",null]";
    }
  }
}
