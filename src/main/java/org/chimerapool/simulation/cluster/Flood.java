package org.chimerapool.simulation.cluster;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.chimerapool.simulation.client.StratumJob;

/// Keeps a number of submits unanswered on one connection, each with another extranonce2 and nonce
/// and none of them hashed: whether they are shares is for the pool's difficulty to say. Belongs to
/// the connection's thread.
final class Flood {

  /// Far from the ids of the greeting.
  private static final long FIRST_ID = 1_000_000;

  private static final int MASK = (1 << 14) - 1;
  private static final byte[] ID = ascii("{\"id\":");
  private static final byte[] YES = ascii(",\"result\":true");
  private static final byte[] END = ascii("\"]}\n");
  private static final byte[] DIGITS = ascii("0123456789abcdef");
  private static final int LONGEST_NUMBER = 20;
  private static final int NONCE_DIGITS = 8;

  private final String user;
  private final int inFlight;
  private final Crew crew;
  private final long[] sentAt = new long[MASK + 1];
  private final RefusalWords words = new RefusalWords();
  private byte[] middle = new byte[0];
  private byte[] time = new byte[0];
  private int extranonceDigits;
  private byte[] lines = new byte[0];
  private long lastId = FIRST_ID;
  private int nonce;
  private int unanswered;

  Flood(String user, int inFlight, Crew crew) {
    this.user = user;
    this.inFlight = Math.min(inFlight, MASK);
    this.crew = crew;
  }

  /// Takes the line if it answers one of the submits.
  ///
  /// @return whether it does
  boolean answer(byte[] bytes, int from, int to) {
    int at = startsWith(ID, bytes, from, to) ? from + ID.length : RefusalWords.id(bytes, from, to);
    long id = 0;
    int digits = at;
    while (digits < to && bytes[digits] >= '0' && bytes[digits] <= '9') {
      id = id * 10 + bytes[digits++] - '0';
    }
    if (at < 0 || id <= FIRST_ID || id > lastId) {
      return false;
    }
    unanswered--;
    crew.figures.answers.add(crew.heardAt - sentAt[(int) id & MASK]);
    if (startsWith(YES, bytes, digits, to) || words.accepts(bytes, from, to)) {
      crew.figures.accepted++;
    } else {
      crew.figures.refused(words.reason(bytes, from, to));
    }
    return true;
  }

  /// Sends as many as are missing.
  void refill(ChannelHandlerContext ctx) {
    int missing = inFlight - unanswered;
    if (missing == 0) {
      return;
    }
    long now = System.nanoTime();
    int length = 0;
    for (int i = 0; i < missing; i++) {
      sentAt[(int) ++lastId & MASK] = now;
      length = append(length);
    }
    unanswered += missing;
    crew.figures.sent += missing;
    ByteBuf out = ctx.alloc().directBuffer(length).writeBytes(lines, 0, length);
    var _ = ctx.write(out);
  }

  /// From here on, submits are for this job. To be called before the first [#refill].
  void begin(StratumJob job, int extranonce2Size) {
    extranonceDigits = 2 * extranonce2Size;
    middle =
        ascii(
            ",\"method\":\"mining.submit\",\"params\":[\"%s\",\"%s\",\"".formatted(user, job.id()));
    time = ascii("\",\"%s\",\"".formatted(HexFormat.of().toHexDigits(job.time())));
    int longest =
        ID.length + LONGEST_NUMBER + middle.length + extranonceDigits + time.length + NONCE_DIGITS;
    lines = new byte[(longest + END.length) * inFlight];
  }

  private int append(int start) {
    int at = put(ID, start);
    at = putNumber(lastId, at);
    at = put(middle, at);
    at = putHex(nonce, extranonceDigits, at);
    at = put(time, at);
    at = putHex(nonce, NONCE_DIGITS, at);
    nonce++;
    return put(END, at);
  }

  private int putHex(int value, int digits, int at) {
    for (int i = digits - 1; i >= 0; i--) {
      lines[at + digits - 1 - i] = DIGITS[i < NONCE_DIGITS ? (value >>> (4 * i)) & 0xf : 0];
    }
    return at + digits;
  }

  private int put(byte[] part, int at) {
    System.arraycopy(part, 0, lines, at, part.length);
    return at + part.length;
  }

  private int putNumber(long number, int at) {
    int end = at;
    for (long rest = number; rest > 0; rest /= 10) {
      end++;
    }
    long rest = number;
    for (int i = end - 1; i >= at; i--) {
      lines[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return end;
  }

  private static boolean startsWith(byte[] part, byte[] bytes, int from, int to) {
    return to - from >= part.length
        && Arrays.equals(part, 0, part.length, bytes, from, from + part.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
