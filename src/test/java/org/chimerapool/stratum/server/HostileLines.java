package org.chimerapool.stratum.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Lines from somebody who means harm: the same ones for the same seed. Mostly spoilt pieces of a
/// valid conversation, for those get deepest.
final class HostileLines {

  private static final List<String> SEEDS =
      List.of(
          "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"x/1\",null,\"h\",3333]}",
          "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"bitaxe/BM1370/2.6\",\"07000001\"]}",
          "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"addr.rig\",\"d=0.001\"]}",
          "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"bad.rig\",\"x;d=1e999\"]}",
          "{\"id\":3,\"method\":\"mining.submit\",\"params\":[\"addr.rig\",\"000000a0\",\"00000000\","
              + "\"6957315d\",\"00000000\",\"00002000\"]}",
          "{\"id\":3,\"method\":\"mining.submit\",\"params\":[\"addr.rig\",\"000000a0\",\"0000000000000000\","
              + "\"6957315d\",\"deadbeef\"]}",
          "{\"id\":4,\"method\":\"mining.configure\",\"params\":[[\"version-rolling\","
              + "\"minimum-difficulty\",\"subscribe-extranonce\",\"info\"],"
              + "{\"version-rolling.mask\":\"ffffffff\",\"version-rolling.min-bit-count\":2,"
              + "\"minimum-difficulty.value\":1}]}",
          "{\"id\":5,\"method\":\"mining.suggest_difficulty\",\"params\":[1e3]}",
          "{\"id\":5,\"method\":\"mining.suggest_target\",\"params\":[\"00000000ffff0000\"]}",
          "{\"id\":\"a\",\"method\":\"mining.extranonce.subscribe\",\"params\":[]}",
          "{\"id\":null,\"method\":\"client.get_version\"}",
          "{\"id\":8,\"method\":\"mining.get_transactions\",\"params\":[\"000000a0\"]}",
          "{\"id\":9,\"method\":\"mining.ping\"}",
          "{\"id\":9,\"method\":\"mining.term\"}",
          "{\"id\":6,\"result\":[[{}]],\"error\":null}",
          "{\"id\":1,\"id\":2,\"method\":\"mining.ping\",\"method\":\"mining.submit\",\"params\":[],\"params\":{}}",
          "PROXY TCP4 198.51.100.1 203.0.113.7 40000 3333",
          "GET / HTTP/1.1");
  private static final String SPICE = "{}[]\",:\\u0e-+.\u0000\t\r\n 19antrue\u00ff\uffff\ud800";
  private static final byte[] TLS_HELLO = {
    0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, (byte) 0xfc
  };
  private static final byte[] PROXY2 = {
    0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a, 0x21, 0x11, 0x00, 0x0c
  };

  private final RandomGenerator random;

  HostileLines(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /// The next line with its end; seldom something that is no line at all.
  byte[] next() {
    return switch (random.nextInt(200)) {
      case 0 -> noise(random.nextInt(1, 600));
      case 1 -> (deep(random.nextInt(1, 2000)) + "\n").getBytes(StandardCharsets.UTF_8);
      case 2 -> line("{\"id\":1,\"method\":\"" + "m".repeat(random.nextInt(1500)) + "\"}");
      case 3 ->
          line("{\"id\":" + "9".repeat(random.nextInt(1, 1500)) + ",\"method\":\"mining.ping\"}");
      case 4 ->
          line(
              "{\"id\":5,\"method\":\"mining.suggest_difficulty\",\"params\":[-"
                  + "1".repeat(random.nextInt(1, 400))
                  + "e"
                  + random.nextInt()
                  + "]}");
      case 5 -> brokenUtf8();
      case 6 -> random.nextBoolean() ? TLS_HELLO : PROXY2;
      default -> spoilt();
    };
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  private byte[] spoilt() {
    String line = SEEDS.get(random.nextInt(SEEDS.size()));
    for (int i = random.nextInt(4); i > 0; i--) {
      line = spoil(line);
    }
    byte[] bytes = line(line);
    if (random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private String spoil(String line) {
    if (line.isEmpty()) {
      return line;
    }
    int at = random.nextInt(line.length());
    int to = at + random.nextInt(line.length() - at);
    return switch (random.nextInt(6)) {
      case 0 -> line.substring(0, at) + line.substring(to);
      case 1 -> line.substring(0, to) + line.substring(at);
      case 2 -> line.substring(0, at) + spice() + line.substring(at);
      case 3 -> line.substring(0, at) + spice() + line.substring(at + 1);
      case 4 -> line.substring(0, at) + "[".repeat(random.nextInt(20)) + line.substring(at);
      default -> line.substring(at) + line.substring(0, at);
    };
  }

  private byte[] brokenUtf8() {
    byte[] bytes =
        line("{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"addr.........\",\"\"]}");
    for (int i = 0; i < 4; i++) {
      bytes[46 + random.nextInt(9)] = (byte) random.nextInt(0x80, 0x100);
    }
    return bytes;
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    bytes[length - 1] = '\n';
    return bytes;
  }

  private String deep(int depth) {
    String open = random.nextBoolean() ? "[" : "{\"a\":";
    return "{\"id\":1,\"method\":\"mining.configure\",\"params\":" + open.repeat(depth);
  }

  private char spice() {
    return SPICE.charAt(random.nextInt(SPICE.length()));
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
