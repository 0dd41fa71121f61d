package org.chimerapool.chain;

import java.util.List;

/// Knows some coins.
@FunctionalInterface
public interface CoinSource {

  List<CoinProfile> coins();
}
