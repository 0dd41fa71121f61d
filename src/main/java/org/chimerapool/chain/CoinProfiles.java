package org.chimerapool.chain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.kernel.CoinId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Every coin that the program knows, whether or not a node serves it. Does not change while the
/// program runs.
@Component
public class CoinProfiles {

  private final Map<CoinId, CoinProfile> byCoin = new LinkedHashMap<>();

  @Autowired
  CoinProfiles(ObjectProvider<CoinSource> sources) {
    this(sources.orderedStream().map(CoinSource::coins).flatMap(List::stream).toList());
  }

  public CoinProfiles(Collection<CoinProfile> profiles) {
    for (CoinProfile profile : profiles) {
      if (byCoin.put(profile.coin(), profile) != null) {
        throw new IllegalStateException("two profiles describe " + profile.coin());
      }
    }
  }

  /// In the order in which people should be offered them.
  public List<CoinProfile> all() {
    return List.copyOf(byCoin.values());
  }

  public Optional<CoinProfile> find(CoinId coin) {
    return Optional.ofNullable(byCoin.get(coin));
  }

  /// @throws IllegalArgumentException when there is none; the message lists those there are
  public CoinProfile get(CoinId coin) {
    return find(coin)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no coin %s; there is %s".formatted(coin, byCoin.keySet())));
  }
}
