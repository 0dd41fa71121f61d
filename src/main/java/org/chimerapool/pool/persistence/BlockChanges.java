package org.chimerapool.pool.persistence;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chimerapool.kernel.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who wants to know that some block was recorded or changed.
final class BlockChanges {

  private static final Logger log = LoggerFactory.getLogger(BlockChanges.class);

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  Registration onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void tell() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        log.warn("A listener to blocks failed", e);
      }
    }
  }
}
