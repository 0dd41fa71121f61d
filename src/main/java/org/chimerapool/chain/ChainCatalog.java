package org.chimerapool.chain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chimerapool.kernel.CoinId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Every chain that this process is connected to, by coin.
@Component
public class ChainCatalog {

  private final Map<String, ChainAdapter> byTicker = new TreeMap<>();

  /// Takes every adapter of the program; there may be none.
  @Autowired
  ChainCatalog(ObjectProvider<ChainAdapter> adapters) {
    this(adapters.orderedStream().toList());
  }

  public ChainCatalog(List<ChainAdapter> adapters) {
    for (ChainAdapter adapter : adapters) {
      String ticker = adapter.description().coin().ticker();
      if (byTicker.put(ticker, adapter) != null) {
        throw new IllegalStateException("two adapters serve " + ticker);
      }
    }
  }

  /// @throws IllegalArgumentException when no adapter serves the coin; the message lists those
  /// served
  public ChainAdapter get(CoinId coin) {
    ChainAdapter adapter = byTicker.get(coin.ticker());
    if (adapter == null) {
      throw new IllegalArgumentException(
          "no chain for %s; there is %s".formatted(coin, byTicker.keySet()));
    }
    return adapter;
  }

  public Collection<ChainAdapter> all() {
    return List.copyOf(byTicker.values());
  }
}
