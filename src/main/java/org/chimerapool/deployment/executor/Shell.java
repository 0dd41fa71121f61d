package org.chimerapool.deployment.executor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A way to run programs of bash on one machine. Used by one thread.
interface Shell extends AutoCloseable {

  /// Runs a program to its end.
  ///
  /// @param program for bash, without a terminal
  /// @param most after which the machine counts as gone
  Output run(String program, Duration most) throws UnreachableException;

  @Override
  void close();

  /// What a program printed and how it ended.
  ///
  /// @param code -1 where it was killed
  record Output(int code, byte[] out, String err) {

    String text() {
      return new String(out, StandardCharsets.UTF_8);
    }
  }
}
