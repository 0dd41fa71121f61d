package org.chimerapool.api.v1;

import org.chimerapool.pool.PoolEntry;

/// A pool as those who run it see it, running or not.
record ControlView(
    int id, String name, String coin, int port, String state, String detail, int connections) {

  static ControlView of(PoolEntry entry) {
    return new ControlView(
        entry.id().value(),
        entry.plan().name(),
        entry.plan().coin().ticker(),
        entry.plan().port(),
        Names.of(entry.state()),
        entry.detail(),
        entry.connections());
  }
}
