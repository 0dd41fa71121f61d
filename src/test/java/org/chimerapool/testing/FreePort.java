package org.chimerapool.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// A TCP port that nobody listens on, for a server that a test starts later.
///
/// Lies below the ports that operating systems give to outgoing connections: one of those may be
/// taken in the meantime, and a client that tries to reach a server that is not there yet may even
/// be connected to itself.
public final class FreePort {

  private static final int LOWEST = 10_000;
  private static final int COUNT = 20_000;
  private static final AtomicInteger LAST =
      new AtomicInteger(RandomGenerator.getDefault().nextInt(COUNT));

  private FreePort() {}

  /// Another one with each call.
  public static int next() {
    for (int tries = 0; tries < COUNT; tries++) {
      int port = LOWEST + Math.floorMod(LAST.incrementAndGet(), COUNT);
      try (ServerSocket free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (IOException taken) {
        // The next one, then.
      }
    }
    throw new IllegalStateException(
        "no port from %d to %d is free".formatted(LOWEST, LOWEST + COUNT - 1));
  }
}
