package org.chimerapool.kernel;

import java.util.regex.Pattern;

/// A coin by its ticker, for example `BTC`. A small letter in front tells one of its test networks:
/// `tBTC` is testnet, `rBTC` regtest.
public record CoinId(String ticker) {

  private static final Pattern FORM = Pattern.compile("[a-z]?[A-Z0-9]{2,10}");

  public CoinId {
    if (!FORM.matcher(ticker).matches()) {
      throw new IllegalArgumentException(
          "a coin is 2 to 10 capital letters or digits, with a small letter in front for a test"
              + " network, not '"
              + ticker
              + "'");
    }
  }

  public static CoinId of(String ticker) {
    return new CoinId(ticker);
  }

  @Override
  public String toString() {
    return ticker;
  }
}
