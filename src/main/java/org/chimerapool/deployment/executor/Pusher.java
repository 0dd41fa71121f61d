package org.chimerapool.deployment.executor;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import org.chimerapool.deployment.PushDesk;

/// Sees to it that each run that is to be brought to its machine is followed, once.
final class Pusher implements AutoCloseable {

  private final PushDesk desk;
  private final LongFunction<Runnable> followers;
  private final Set<Long> followed = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("deployment-push-", 0).factory());

  Pusher(PushDesk desk, LongFunction<Runnable> followers) {
    this.desk = desk;
    this.followers = followers;
  }

  /// Called again and again; the only thing that a started console needs to go on.
  void look() {
    for (long run : desk.open()) {
      if (followed.add(run)) {
        Runnable follower = followers.apply(run);
        threads.execute(
            () -> {
              try {
                follower.run();
              } finally {
                followed.remove(run);
              }
            });
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
