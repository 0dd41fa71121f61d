package org.chimerapool.simulation.fleet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A machine's log of one run, which it keeps until the console has all of it.
final class Spool {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final InstantSource clock;
  private final Duration off;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long seq;

  /// @param off how far the machine's clock is off
  Spool(InstantSource clock, Duration off) {
    this.clock = clock;
    this.off = off;
  }

  void put(int phase, int step, String level, String text, Map<String, Object> more) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("seq", ++seq);
    line.put("ts", clock.instant().plus(off).toEpochMilli());
    line.put("phase", phase);
    line.put("step", step);
    line.put("level", level);
    line.put("msg", text);
    line.putAll(more);
    bytes.writeBytes((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// The last line, with the count and the checksum of all before it.
  void end() {
    byte[] all = bytes.toByteArray();
    put(
        -1,
        -1,
        "info",
        "The end of the log",
        Map.of(
            "event", "end", "lines", seq, "bytes", all.length, "sha256", MachineKey.sha256(all)));
  }

  long size() {
    return bytes.size();
  }

  /// Whole lines from there on.
  byte[] from(long offset) {
    byte[] all = bytes.toByteArray();
    return Arrays.copyOfRange(all, (int) Math.min(offset, all.length), all.length);
  }
}
