package org.chimerapool.stratum.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chimerapool.pool.Pool;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.codec.LineDecoder;
import org.chimerapool.stratum.guard.Guard;
import org.chimerapool.stratum.guard.TestGuard;

/// One connection without a socket, driven from the miner's side.
final class Miner implements AutoCloseable {

  static final int MAX_LINE = 2048;

  final Disconnector disconnector = new Disconnector();
  final Connections connections;
  final SessionRegistry registry = new SessionRegistry();
  final Traffic traffic = new Traffic();
  final EmbeddedChannel channel;
  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
  private final StringBuilder heard = new StringBuilder();

  Miner(Pool pool, Clock clock) {
    this(pool, TestGuard.with(TestGuard.settings(), TestGuard.basics(100, 100), clock), clock);
  }

  Miner(Pool pool, Guard guard, Clock clock) {
    this(pool, guard, clock, new Connections());
  }

  private Miner(Pool pool, Guard guard, Clock clock, Connections connections) {
    this(pool, guard, clock, connections, following(pool, connections));
  }

  /// One of several connections that hear from the same board.
  Miner(Pool pool, Guard guard, Clock clock, Connections connections, JobBoard board) {
    this.connections = connections;
    var services =
        new SessionServices(
            pool,
            board,
            connections,
            registry,
            disconnector,
            traffic,
            new SessionLimits(
                Duration.ofSeconds(15),
                Duration.ofMinutes(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                3,
                8,
                0x1fffe000),
            clock);
    channel =
        new EmbeddedChannel(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel fresh) {
                TestGuard.admit(guard, fresh);
              }
            },
            new LineDecoder(MAX_LINE),
            new StratumSession(services));
    channel.config().setAllocator(memory);
    channel.freezeTime();
  }

  private static JobBoard following(Pool pool, Connections connections) {
    JobBoard board = new JobBoard(pool, connections);
    board.follow();
    return board;
  }

  /// Sends one line and returns the lines that came back.
  List<String> say(String line) {
    return sayBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  List<String> sayBytes(byte[] bytes) {
    channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    return heard();
  }

  /// The complete lines that came since the last time.
  List<String> heard() {
    channel.runPendingTasks();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      heard.append(part.toString(StandardCharsets.UTF_8));
      part.release();
    }
    List<String> lines = new ArrayList<>();
    for (int end = heard.indexOf("\n"); end >= 0; end = heard.indexOf("\n")) {
      lines.add(heard.substring(0, end));
      heard.delete(0, end + 1);
    }
    return lines;
  }

  /// Subscribes and authorizes; returns all that came back.
  List<String> start(String user) {
    List<String> lines = say("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"t/1\"]}");
    lines.addAll(
        say("{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"%s\",\"\"]}".formatted(user)));
    return lines;
  }

  void wait(Duration time) {
    Duration slice = Duration.ofSeconds(Connections.SWEEP_SECONDS).dividedBy(LoopCrowd.SLICES);
    for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(slice)) {
      channel.advanceTimeBy(slice.toMillis(), TimeUnit.MILLISECONDS);
      channel.runScheduledPendingTasks();
    }
  }

  boolean isClosedFor(CloseReason reason) {
    return !channel.isOpen() && disconnector.count(reason) == 1;
  }

  @Override
  public void close() {
    int others = connections.count() - (channel.isOpen() ? 1 : 0);
    channel.finishAndReleaseAll();
    assertThat(connections.count()).isEqualTo(others);
    assertThat(memory.metric().usedHeapMemory() + memory.metric().usedDirectMemory())
        .as("bytes of buffers that nobody released")
        .isZero();
  }
}
