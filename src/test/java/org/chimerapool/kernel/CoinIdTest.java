package org.chimerapool.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoinIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"BTC", "DASH", "1INCH", "tBTC", "rDASH", "ABCDEFGHIJ"})
  void takesTickersAndTheirTestNetworks(String ticker) {
    assertThat(CoinId.of(ticker).toString()).isEqualTo(ticker);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "B", "btc", "BTCt", "ttBTC", "tB", "BTC ", "ABCDEFGHIJK"})
  void refusesWhatIsNone(String ticker) {
    assertThatThrownBy(() -> CoinId.of(ticker))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + ticker + "'");
  }
}
