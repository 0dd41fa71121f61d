package org.chimerapool.simulation.cluster;

import java.util.Arrays;
import org.chimerapool.simulation.client.PoolLine;

/// Reads lines, and each job that is told to many miners only once. Belongs to one thread.
final class PoolLines {

  /// Lines shorter than this are no jobs and not worth keeping.
  private static final int JOB_BYTES = 200;

  private static final int KEPT = 4;

  private final byte[][] texts = new byte[KEPT][0];
  private final PoolLine[] lines = new PoolLine[KEPT];
  private int next;

  /// @throws IllegalArgumentException when the line cannot be read
  PoolLine read(byte[] bytes, int from, int to) {
    if (to - from < JOB_BYTES) {
      return PoolLine.read(Arrays.copyOfRange(bytes, from, to));
    }
    for (int i = 0; i < KEPT; i++) {
      if (Arrays.equals(texts[i], 0, texts[i].length, bytes, from, to)) {
        return lines[i];
      }
    }
    byte[] text = Arrays.copyOfRange(bytes, from, to);
    PoolLine line = PoolLine.read(text);
    texts[next] = text;
    lines[next] = line;
    next = (next + 1) % KEPT;
    return line;
  }
}
