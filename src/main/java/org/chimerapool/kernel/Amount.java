package org.chimerapool.kernel;

import java.math.BigInteger;

/// Money: a whole number of a coin's smallest unit. Never floating point.
public record Amount(BigInteger units, CoinId coin) {

  public static Amount of(long units, CoinId coin) {
    return new Amount(BigInteger.valueOf(units), coin);
  }

  public static Amount zero(CoinId coin) {
    return new Amount(BigInteger.ZERO, coin);
  }

  /// @throws IllegalArgumentException when the coins differ
  public Amount plus(Amount other) {
    return new Amount(units.add(sameCoin(other).units), coin);
  }

  /// @throws IllegalArgumentException when the coins differ
  public Amount minus(Amount other) {
    return new Amount(units.subtract(sameCoin(other).units), coin);
  }

  private Amount sameCoin(Amount other) {
    if (!coin.equals(other.coin)) {
      throw new IllegalArgumentException("cannot add %s to %s".formatted(other.coin, coin));
    }
    return other;
  }
}
