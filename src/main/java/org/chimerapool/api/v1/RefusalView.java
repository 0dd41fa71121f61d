package org.chimerapool.api.v1;

import java.time.Instant;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.Refusal;
import org.jspecify.annotations.Nullable;

/// A share that was refused.
///
/// @param worker empty where its name was not known
/// @param agent what its program calls itself; text of a stranger
record RefusalView(
    long id,
    int pool,
    Instant at,
    @Nullable String worker,
    String agent,
    String device,
    String reason,
    String detail) {

  static RefusalView of(Refusal refusal) {
    WorkerName worker = refusal.worker();
    return new RefusalView(
        refusal.id(),
        refusal.pool().value(),
        refusal.at(),
        worker == null ? null : worker.toString(),
        refusal.agent(),
        refusal.device(),
        Names.of(refusal.reason()),
        refusal.detail());
  }
}
