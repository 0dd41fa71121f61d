package org.chimerapool.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hashrate;
import org.chimerapool.stats.FakeRates;
import org.chimerapool.stats.RateEstimate;
import org.chimerapool.ui.i18n.Translations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final Formats english = formats(Locale.UK);
  private final Formats german = formats(Locale.GERMANY);

  private static Formats formats(Locale locale) {
    return new Formats(locale, ZoneId.of("Europe/Vienna"), Translations.words(locale));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, H/s",
    "7, 7.00, H/s",
    "999, 999.0, H/s",
    "999.96, 1.00, kH/s",
    "1210000000000, 1.21, TH/s",
    "418600000000000000, 418.6, PH/s",
    "5e30, '5,000,000.0', YH/s"
  })
  void writesHashratesInTheUnitThatFits(double rate, String number, String unit) {
    assertThat(english.hashrate(new Hashrate(rate))).isEqualTo(new Figure(number, unit));
  }

  @Test
  void givesTheMarginInTheUnitOfItsRate() {
    RateEstimate estimate = FakeRates.of(271.4e12, 6.04e12, 3120);

    assertThat(english.margin(estimate)).isEqualTo("±\u00a06.0");
  }

  @ParameterizedTest
  @CsvSource({
    "4210000000, 4.21, G",
    "86388558, 86.4, M",
    "512, 512.0, ''",
    "0.0000123, 0.0000123, ''"
  })
  void writesDifficultiesSmallAndLarge(double value, String number, String prefix) {
    assertThat(english.difficulty(Difficulty.of(value))).isEqualTo(new Figure(number, prefix));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.0006, 0.06", "0.62, 62", "1.414, 141", "0.099, 9.90"})
  void writesPercentFinelyOnlyWhereItIsSmall(double ratio, String number) {
    assertThat(english.percent(ratio).number()).isEqualTo(number);
  }

  @Test
  void writesAmountsExactlyFromTheSmallestUnit() {
    Amount amount = Amount.of(2_100_000_000_000_001L, CoinId.of("BTC"));

    assertThat(english.amount(amount, 8)).isEqualTo(new Figure("21,000,000.00000001", "BTC"));
    assertThat(english.amount(Amount.of(312_500_000, CoinId.of("BTC")), 8).number())
        .isEqualTo("3.125");
    assertThat(english.amountInBrief(Amount.of(312_849_999, CoinId.of("BTC")), 8).number())
        .isEqualTo("3.1284");
  }

  @Test
  void writesAsTheReadersCountryDoes() {
    assertThat(german.hashrate(new Hashrate(1.21e12)).number()).isEqualTo("1,21");
    assertThat(german.count(1204)).isEqualTo("1.204");
    assertThat(german.ago(NOW.minusSeconds(8), NOW)).isEqualTo("vor 8 s");
  }

  @ParameterizedTest
  @CsvSource({
    "PT-5S, just now", "PT0.9S, just now", "PT59S, 59 s ago", "PT60S, 1 min ago",
    "PT59M59S, 59 min ago", "PT47H, 47 h ago", "P2D, 2 days ago", "P400D, 400 days ago"
  })
  void tellsAgesInOneUnit(Duration age, String text) {
    assertThat(english.ago(NOW.minus(age), NOW)).isEqualTo(text);
  }

  @Test
  void namesDaysInTheReadersTimeZone() {
    assertThat(english.day(Instant.parse("2026-11-21T00:30:00Z"), NOW)).isEqualTo("01:30");
    assertThat(english.day(Instant.parse("2026-11-20T23:30:00Z"), NOW)).isEqualTo("00:30");
    assertThat(english.day(Instant.parse("2026-11-20T22:30:00Z"), NOW)).isEqualTo("yesterday");
    assertThat(english.day(Instant.parse("2026-11-17T12:00:00Z"), NOW)).isEqualTo("17 Nov");
  }
}
