package org.chimerapool.stratum.session;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;
import org.chimerapool.stratum.dialect.ErrorCode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// An answer written, as one of sixteen that go out together.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AnswerPath {

  private static final int TOGETHER = 15;

  private final ChannelHandlerContext ctx = NoSocket.open();
  private final ReplyQueue replies = new ReplyQueue(ctx, Outbox.before(ctx));
  private int given;

  /// "Accepted", the answer to nearly all shares.
  @Benchmark
  public void accepted() {
    replies.expect("1234567").result("true");
    flush();
  }

  /// A refusal with its words.
  @Benchmark
  public void refused() {
    replies
        .expect("1234567")
        .error(ErrorCode.LOW_DIFFICULTY_SHARE, "low difficulty share: difficulty 12, expected 16");
    flush();
  }

  private void flush() {
    if ((++given & TOGETHER) == 0) {
      ctx.flush();
    }
  }
}
