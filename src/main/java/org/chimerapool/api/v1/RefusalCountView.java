package org.chimerapool.api.v1;

import java.time.Instant;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.RefusalCount;
import org.jspecify.annotations.Nullable;

/// How many shares were refused for a reason since the start.
record RefusalCountView(
    String reason, @Nullable String worker, String device, long shares, Instant lastAt) {

  static RefusalCountView of(RefusalCount count) {
    WorkerName worker = count.worker();
    return new RefusalCountView(
        Names.of(count.reason()),
        worker == null ? null : worker.toString(),
        count.device(),
        count.shares(),
        count.lastAt());
  }
}
