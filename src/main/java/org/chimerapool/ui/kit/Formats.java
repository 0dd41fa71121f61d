package org.chimerapool.ui.kit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hashrate;
import org.chimerapool.stats.RateEstimate;
import org.chimerapool.ui.i18n.Words;

/// Writes figures, times and amounts as a reader of one language in one time zone expects them.
public final class Formats {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private final Locale locale;
  private final ZoneId zone;
  private final Words words;

  public Formats(Locale locale, ZoneId zone, Words words) {
    this.locale = locale;
    this.zone = zone;
    this.words = words;
  }

  public Locale locale() {
    return locale;
  }

  public Words words() {
    return words;
  }

  public Figure hashrate(Hashrate rate) {
    if (rate.perSecond() == 0) {
      return new Figure("0", "H/s");
    }
    SiScale scale = SiScale.of(rate.perSecond());
    return new Figure(threeDigits(rate.perSecond() / scale.factor()), scale.prefix() + "H/s");
  }

  /// The estimate's margin alone, in the unit of its rate.
  public String margin(RateEstimate estimate) {
    double factor = SiScale.of(estimate.rate().perSecond()).factor();
    double margin = estimate.margin().perSecond() / factor;
    return "±\u00a0" + decimal(margin, margin >= 10 ? 0 : margin >= 1 ? 1 : 2);
  }

  public Figure difficulty(Difficulty difficulty) {
    if (difficulty.value() < 1) {
      return new Figure(smallFigure(difficulty.value()), "");
    }
    SiScale scale = SiScale.of(difficulty.value());
    return new Figure(threeDigits(difficulty.value() / scale.factor()), scale.prefix());
  }

  private String smallFigure(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(3));
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(Math.clamp(rounded.scale(), 0, 12));
    return format.format(rounded);
  }

  /// @param ratio 1 is 100 %
  public Figure percent(double ratio) {
    double percent = ratio * 100;
    return new Figure(decimal(percent, percent >= 10 || percent == 0 ? 0 : 2), "%");
  }

  public String count(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  public String threeDigits(double value) {
    return decimal(value, value >= 10 ? 1 : 2);
  }

  public String decimal(double value, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }

  /// Rounded down to four digits behind the point, for lists.
  public Figure amountInBrief(Amount amount, int decimals) {
    BigDecimal coins = new BigDecimal(amount.units(), decimals);
    int digits = Math.min(4, decimals);
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    String brief = format.format(coins.setScale(digits, RoundingMode.DOWN));
    return new Figure(brief, amount.coin().ticker());
  }

  /// Exact, with at least two digits behind the point and without further zeros.
  public Figure amount(Amount amount, int decimals) {
    BigDecimal coins = new BigDecimal(amount.units(), decimals);
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(Math.min(2, decimals));
    format.setMaximumFractionDigits(decimals);
    return new Figure(format.format(coins), amount.coin().ticker());
  }

  public Figure bytes(long bytes) {
    double value = (double) bytes;
    SiScale scale = SiScale.of(value);
    return new Figure(threeDigits(value / scale.factor()), scale.prefix() + "B");
  }

  /// How long ago, in the largest unit that fits; `just now` under a second and for the future.
  public String ago(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    return age.toSeconds() < 1 ? words.say("time.now") : words.say("time.ago", span(age));
  }

  /// A duration in its largest unit.
  public String span(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return words.say("time.seconds", seconds);
    }
    if (seconds < 3600) {
      return words.say("time.minutes", seconds / 60);
    }
    return seconds < 172_800
        ? words.say("time.hours", seconds / 3600)
        : words.say("time.days", seconds / 86_400);
  }

  /// A short time, in milliseconds.
  public String millis(Duration duration) {
    double millis = duration.toNanos() / 1e6;
    return millis < 0.1
        ? "<\u00a0" + decimal(0.1, 1) + "\u00a0ms"
        : decimal(millis, millis >= 10 ? 0 : 1) + "\u00a0ms";
  }

  /// To the second, for tooltips.
  public String moment(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
        .withLocale(locale)
        .format(instant.atZone(zone));
  }

  /// A whole day, whichever the reader's time zone.
  public String date(LocalDate date) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(date);
  }

  /// The time of day today, a word for yesterday, otherwise the date.
  public String day(Instant instant, Instant now) {
    LocalDate date = LocalDate.ofInstant(instant, zone);
    LocalDate today = LocalDate.ofInstant(now, zone);
    if (date.equals(today)) {
      return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
          .withLocale(locale)
          .format(instant.atZone(zone));
    }
    return date.equals(today.minusDays(1))
        ? words.say("time.yesterday")
        : DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale).format(date);
  }

  /// Time of day to the millisecond, for logs.
  public String clock(Instant instant) {
    return CLOCK.format(instant.atZone(zone));
  }
}
