package org.chimerapool.algorithm;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chimerapool.kernel.Hash256;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Computes proof-of-work hashes without ever holding up an event loop.
///
/// A cheap algorithm is computed at once on the caller's thread. Any other goes to a bounded pool
/// of platform threads, one for each processor, and the result is handed over on the executor that
/// the caller names.
@Component
public final class HashVerifier implements DisposableBean {

  private static final int QUEUE = 4096;

  private final ThreadPoolExecutor workers;

  public HashVerifier() {
    int threads = Runtime.getRuntime().availableProcessors();
    workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().name("verify-", 0).daemon().factory());
    workers.allowCoreThreadTimeOut(true);
  }

  /// Calls `then` with the hash of `header`, on this thread for a cheap algorithm, otherwise on
  /// `replyOn`.
  ///
  /// @return false when the queue is full; `then` is not called in that case
  public boolean verify(
      Algorithm algorithm, byte[] header, Executor replyOn, Consumer<Hash256> then) {
    if (algorithm.isCheap()) {
      then.accept(algorithm.hash(header));
      return true;
    }
    try {
      workers.execute(
          () -> {
            Hash256 hash = algorithm.hash(header);
            replyOn.execute(() -> then.accept(hash));
          });
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /// Headers that wait for a thread.
  public int waiting() {
    return workers.getQueue().size();
  }

  @Override
  public void destroy() {
    workers.shutdownNow();
  }
}
