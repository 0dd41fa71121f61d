package org.chimerapool.kernel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The pulse of one subject: keeps only the latest value and hands it on when [#tick()] is called.
///
/// Lossy on purpose: values between two ticks are forgotten. Never a source of truth. Publishing is
/// cheap and may be done from any thread; listeners run on the thread that ticks and must not
/// block.
public final class LiveFeed<T> {

  private final List<Consumer<? super T>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable T> pending = new AtomicReference<>();
  private volatile @Nullable T latest;

  public void publish(T value) {
    latest = value;
    pending.set(value);
  }

  public Optional<T> latest() {
    return Optional.ofNullable(latest);
  }

  public Registration subscribe(Consumer<? super T> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Hands the value published since the last tick, if any, to every listener.
  public void tick() {
    T value = pending.getAndSet(null);
    if (value != null) {
      listeners.forEach(listener -> listener.accept(value));
    }
  }
}
