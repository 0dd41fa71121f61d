package org.chimerapool.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
  private static final CoinId BTC = CoinId.of("BTC");

  @Test
  void addsBeyondSixtyFourBits() {
    Amount most = Amount.of(Long.MAX_VALUE, BTC);

    assertThat(most.plus(most).units()).isEqualTo(new BigInteger("18446744073709551614"));
    assertThat(most.minus(most)).isEqualTo(Amount.zero(BTC));
  }

  @Test
  void keepsCoinsApart() {
    Amount other = Amount.of(1, CoinId.of("LTC"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Amount.of(1, BTC).plus(other))
        .withMessageContaining("LTC")
        .withMessageContaining("BTC");
    assertThatIllegalArgumentException().isThrownBy(() -> Amount.of(1, BTC).minus(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "B", "btc", "BTC ", "TWELVELETTERS", "Ⅻ12"})
  void refusesWhatIsNoTicker(String ticker) {
    assertThatIllegalArgumentException().isThrownBy(() -> CoinId.of(ticker));
  }
}
