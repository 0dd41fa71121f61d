package org.chimerapool.stratum.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.TestClock;
import org.chimerapool.pool.TestPool;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.entrance.Entrance;
import org.chimerapool.stratum.entrance.TestEntrance;
import org.chimerapool.stratum.guard.Guard;
import org.chimerapool.stratum.guard.TestGuard;
import org.chimerapool.stratum.session.Connections;
import org.chimerapool.stratum.session.Disconnector;
import org.chimerapool.stratum.session.JobBoard;
import org.chimerapool.stratum.session.SessionLimits;
import org.chimerapool.stratum.session.SessionRegistry;
import org.chimerapool.stratum.session.SessionServices;
import org.chimerapool.stratum.session.Traffic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// A million hostile lines through the pipeline that real connections have: nothing escapes,
/// nothing is kept, and an honest miner on the same server does not notice.
class FuzzTest {

  private static final int LINES = 1_000_000;

  /// What may stay behind in caches that fill up once: counters, sources, kept refusals.
  private static final long ROOM = 48L << 20;

  private final TestClock clock = new TestClock(TestPool.START);
  private final TestPool pool =
      TestPool.with(
          TestPool.template(1, TestPool.HARD), TestPool.policy(0.0001), new Sha256d(), clock);
  private final Entrance entrance = TestEntrance.plain();
  private final Guard guard =
      TestGuard.with(
          TestGuard.settings("requests.burst", "10000000", "strikes.to-ban", "1000"),
          TestGuard.basics(1000, 100),
          clock);
  private final Disconnector disconnector = new Disconnector();
  private final Traffic traffic = new Traffic();
  private final SessionServices services = services();
  private final HostileLines hostile = new HostileLines(42);
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
  private int connections;
  private long answers;

  @BeforeEach
  void listen() {
    heard.start();
    root().addAppender(heard);
  }

  @AfterEach
  void stopListening() {
    root().detachAppender(heard);
    pool.pool.stop();
  }

  @Test
  void survivesAMillionHostileLines() {
    EmbeddedChannel honest = connect("198.51.100.1");
    say(honest, "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"honest/1\"]}\n");
    say(honest, "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"addr.honest\",\"\"]}\n");
    EmbeddedChannel stranger = newStranger();
    long early = 0;
    for (int i = 1; i <= LINES; i++) {
      if (!stranger.isOpen()) {
        end(stranger);
        stranger = newStranger();
      }
      send(stranger, hostile.next());
      if (i % 1000 == 0) {
        clock.advance(Duration.ofMillis(100));
        assertThat(say(honest, "{\"id\":7,\"method\":\"mining.ping\"}\n"))
            .startsWith("{\"id\":7,\"result\":\"pong\",\"error\":null}\n");
        pool.refusals.clear();
        pool.journal.clear();
      }
      if (i == LINES / 5) {
        early = heap();
      }
    }
    end(stranger);
    long late = heap();

    assertThat(disconnector.count(CloseReason.FAULT)).isZero();
    assertThat(heard.list.stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN)))
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEmpty();
    assertThat(honest.isOpen()).isTrue();
    end(honest);
    assertThat(pool.pool.sessionCount()).isZero();
    assertThat(late - early).as("bytes of heap kept from the last 800,000 lines").isLessThan(ROOM);
    assertThat(connections).isGreaterThan(1000);
    assertThat(answers).isGreaterThan(100_000);
    assertThat(traffic.requests()).isGreaterThan(100_000);
  }

  /// In one piece, or cut anywhere, now and then at every byte.
  private void send(EmbeddedChannel channel, byte[] bytes) {
    switch (hostile.below(100)) {
      case 0 -> {
        for (int i = 0; i < bytes.length; i++) {
          write(channel, bytes, i, 1);
        }
      }
      case 1, 2, 3, 4 -> {
        int cut = hostile.below(bytes.length);
        write(channel, bytes, 0, cut);
        write(channel, bytes, cut, bytes.length - cut);
      }
      default -> write(channel, bytes, 0, bytes.length);
    }
    channel.runPendingTasks();
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      answers++;
      out.release();
    }
    channel.checkException();
  }

  private static void write(EmbeddedChannel channel, byte[] bytes, int from, int length) {
    if (channel.isOpen()) {
      channel.writeInbound(Unpooled.wrappedBuffer(bytes, from, length));
    }
  }

  private static String say(EmbeddedChannel channel, String line) {
    channel.writeInbound(Unpooled.copiedBuffer(line, StandardCharsets.UTF_8));
    channel.runPendingTasks();
    StringBuilder said = new StringBuilder();
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      said.append(out.toString(StandardCharsets.UTF_8));
      out.release();
    }
    return said.toString();
  }

  private EmbeddedChannel newStranger() {
    connections++;
    return connect("203.0.%d.%d".formatted(connections / 250 % 250, connections % 250));
  }

  private EmbeddedChannel connect(String address) {
    EmbeddedChannel channel =
        new EmbeddedChannel(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel fresh) {
                TestGuard.admit(guard, fresh, address);
              }
            },
            new Pipeline(guard, entrance, 2048, services, (from, why) -> {}));
    channel.config().setAllocator(new UnpooledByteBufAllocator(false));
    return channel;
  }

  private static void end(EmbeddedChannel channel) {
    channel.finishAndReleaseAll();
  }

  private SessionServices services() {
    Connections all = new Connections();
    JobBoard board = new JobBoard(pool.pool, all);
    board.follow();
    return new SessionServices(
        pool.pool,
        board,
        all,
        new SessionRegistry(),
        disconnector,
        traffic,
        new SessionLimits(
            Duration.ofSeconds(15),
            Duration.ofMinutes(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            200,
            8,
            0x1fffe000),
        clock);
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
