package org.chimerapool.pool;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.chimerapool.kernel.Registration;
import org.springframework.stereotype.Component;

/// The pools that work in this process, in the order in which they were started. One that takes no
/// miners just now is among them: its [Door] says so.
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
    tell(pool);
  }

  /// Forgets a pool, before it is stopped.
  public void remove(Pool pool) {
    if (running.remove(pool)) {
      tell(pool);
    }
  }

  /// Tells the listeners to look at a pool again.
  public void tell(Pool pool) {
    listeners.forEach(listener -> listener.accept(pool));
  }

  /// Calls `listener` with each pool that comes, goes or gets another door from now on, on the
  /// thread that did it.
  public Registration onChange(Consumer<Pool> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
