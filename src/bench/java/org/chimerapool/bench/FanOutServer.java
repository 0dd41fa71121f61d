package org.chimerapool.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.LineBasedFrameDecoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chimerapool.kernel.socket.Transport;

/// What no pool on this host can undercut: a server that knows nothing of shares, sessions or
/// difficulty, and only writes the same bytes to every connection. It says just enough of Stratum
/// for the miners to take its word for a block.
final class FanOutServer {

  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final int MAX_LINE = 8192;
  private static final int HASH_DIGITS = 64;
  private static final int WORD_DIGITS = 8;

  private final Map<EventLoop, List<Channel>> byLoop = new ConcurrentHashMap<>();
  private final AtomicInteger sessions = new AtomicInteger();
  private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
  private final SplittableRandom random = new SplittableRandom(1);
  private volatile ByteBuf job = Unpooled.EMPTY_BUFFER;
  private String line = "";

  private FanOutServer() {}

  static void main(String[] arguments) throws IOException, InterruptedException {
    new FanOutServer().serve(Integer.parseInt(arguments[0]));
  }

  private void serve(int port) throws IOException, InterruptedException {
    EventLoopGroup loops =
        Transport.BEST.loops("fan-out", Runtime.getRuntime().availableProcessors());
    new ServerBootstrap()
        .group(Transport.BEST.loops("fan-out-accept", 1), loops)
        .channel(Transport.BEST.server())
        .option(ChannelOption.SO_BACKLOG, 1024)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new LineBasedFrameDecoder(MAX_LINE), new Greeter());
              }
            })
        .bind("127.0.0.1", port)
        .sync();
    answer("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String word = in.readLine(); word != null && !word.equals("quit"); word = in.readLine()) {
      switch (word) {
        case "block" -> answer(block());
        case "heap" -> answer("0");
        case "loops" -> answer(Long.toString(Loops.nanos("fan-out-")));
        case "sessions" -> answer(Integer.toString(sessions.get()));
        default -> {
          if (word.startsWith("{")) {
            line = word;
            job = bytes(word);
            answer("done");
          } else {
            answer(String.valueOf(sentAt.get(word)));
          }
        }
      }
    }
  }

  /// Says that there is a new block, to everybody.
  ///
  /// @return its hash as it is displayed
  private String block() {
    byte[] hash = new byte[HASH_DIGITS / 2];
    random.nextBytes(hash);
    String words = HexFormat.of().formatHex(hash);
    StringBuilder display = new StringBuilder();
    for (int at = HASH_DIGITS - WORD_DIGITS; at >= 0; at -= WORD_DIGITS) {
      display.append(words, at, at + WORD_DIGITS);
    }
    Matcher params = Pattern.compile("\\[\"[0-9a-f]+\",\"[0-9a-f]{64}\"").matcher(line);
    ByteBuf next =
        bytes(params.replaceFirst("[\"" + words.substring(0, 8) + "\",\"" + words + "\""));
    sentAt.put(display.toString(), System.nanoTime());
    job = next;
    byLoop.forEach(
        (loop, channels) ->
            loop.execute(
                () -> channels.forEach(channel -> channel.writeAndFlush(next.duplicate()))));
    return display.toString();
  }

  private static ByteBuf bytes(String line) {
    byte[] ascii = (line + "\n").getBytes(StandardCharsets.US_ASCII);
    return Unpooled.unreleasableBuffer(
        Unpooled.directBuffer(ascii.length).writeBytes(ascii).asReadOnly());
  }

  private static void answer(String line) {
    System.out.println("bench " + line);
  }

  private final class Greeter extends SimpleChannelInboundHandler<ByteBuf> {

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf message) {
      String request = message.toString(StandardCharsets.US_ASCII);
      Matcher id = ID.matcher(request);
      if (!id.find()) {
        return;
      }
      String result = "true";
      if (request.contains("mining.configure")) {
        result = "{}";
      } else if (request.contains("mining.subscribe")) {
        result = "[[],\"00000001\",8]";
      }
      ctx.write(
          ByteBufUtil.writeAscii(
              ctx.alloc(),
              "{\"id\":%s,\"result\":%s,\"error\":null}\n".formatted(id.group(1), result)));
      if (request.contains("mining.authorize")) {
        ctx.write(job.duplicate());
        byLoop
            .computeIfAbsent(ctx.channel().eventLoop(), _ -> new ArrayList<>())
            .add(ctx.channel());
        sessions.incrementAndGet();
      }
      ctx.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }
  }
}
