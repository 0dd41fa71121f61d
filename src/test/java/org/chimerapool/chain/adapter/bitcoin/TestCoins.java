package org.chimerapool.chain.adapter.bitcoin;

import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.chain.coin.ShippedCoins;
import org.chimerapool.kernel.CoinId;

/// The shipped coins that tests of this package mine.
final class TestCoins {

  private static final CoinProfiles ALL = new CoinProfiles(new ShippedCoins().coins());

  static final CoinProfile REGTEST = get("rBTC");
  static final CoinProfile BITCOIN = get("BTC");
  static final CoinProfile SIGNET = get("sBTC");
  static final CoinProfile LITECOIN = get("LTC");
  static final CoinProfile DASH = get("DASH");

  private TestCoins() {}

  private static CoinProfile get(String ticker) {
    return ALL.get(CoinId.of(ticker));
  }
}
