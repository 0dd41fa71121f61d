package org.chimerapool.chain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Registration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Every chain that this process is connected to, by coin. Chains come and go while it runs; who
/// keeps an adapter must listen to [#onChange]. May be used from any thread.
@Component
public class ChainCatalog {

  private final ReentrantLock change = new ReentrantLock();
  private final List<Consumer<CoinId>> listeners = new CopyOnWriteArrayList<>();
  private volatile Map<String, ChainAdapter> byTicker = new TreeMap<>();

  /// Takes every adapter of the program; there may be none.
  @Autowired
  ChainCatalog(ObjectProvider<ChainAdapter> adapters) {
    this(adapters.orderedStream().toList());
  }

  public ChainCatalog(List<ChainAdapter> adapters) {
    adapters.forEach(this::connect);
  }

  public Optional<ChainAdapter> find(CoinId coin) {
    return Optional.ofNullable(byTicker.get(coin.ticker()));
  }

  /// @throws IllegalArgumentException when no adapter serves the coin; the message lists those
  /// served
  public ChainAdapter get(CoinId coin) {
    return find(coin)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no chain for %s; there is %s".formatted(coin, byTicker.keySet())));
  }

  /// By ticker.
  public Collection<ChainAdapter> all() {
    return List.copyOf(byTicker.values());
  }

  /// Makes a chain known.
  ///
  /// @throws IllegalStateException when another adapter serves its coin
  public void connect(ChainAdapter adapter) {
    CoinId coin = adapter.description().coin();
    changed(
        coin,
        chains -> {
          if (chains.putIfAbsent(coin.ticker(), adapter) != null) {
            throw new IllegalStateException("two adapters serve " + coin);
          }
        });
  }

  /// Forgets a chain; its adapter is the caller's to close, afterwards.
  public void disconnect(CoinId coin) {
    changed(coin, chains -> chains.remove(coin.ticker()));
  }

  /// Calls `listener` with the coin of each chain that was connected or disconnected, on the thread
  /// that did so. Nodes that change behind a chain are the adapter's own affair.
  public Registration onChange(Consumer<CoinId> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void changed(CoinId coin, Consumer<Map<String, ChainAdapter>> how) {
    change.lock();
    try {
      Map<String, ChainAdapter> chains = new TreeMap<>(byTicker);
      how.accept(chains);
      byTicker = chains;
    } finally {
      change.unlock();
    }
    listeners.forEach(listener -> listener.accept(coin));
  }
}
