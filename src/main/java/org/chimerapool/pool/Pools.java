package org.chimerapool.pool;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.chimerapool.kernel.Registration;
import org.springframework.stereotype.Component;

/// The pools that run in this process, in the order in which they were started.
@Component
public class Pools {

  private final List<Pool> running = new CopyOnWriteArrayList<>();
  private final List<Consumer<Pool>> listeners = new CopyOnWriteArrayList<>();

  public List<Pool> all() {
    return List.copyOf(running);
  }

  public Optional<Pool> find(PoolId id) {
    return running.stream().filter(pool -> pool.description().id().equals(id)).findFirst();
  }

  /// Makes a started pool known.
  public void add(Pool pool) {
    running.add(pool);
    listeners.forEach(listener -> listener.accept(pool));
  }

  /// Calls `listener` with each pool that is made known from now on, on the thread that started it.
  public Registration onAdd(Consumer<Pool> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  public void remove(Pool pool) {
    running.remove(pool);
  }
}
