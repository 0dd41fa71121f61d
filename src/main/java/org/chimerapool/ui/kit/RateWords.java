package org.chimerapool.ui.kit;

import org.chimerapool.stats.RateEstimate;
import org.chimerapool.stats.Window;
import org.chimerapool.ui.i18n.Words;

/// Says how sure a hashrate is: its range, what it can be at most, how much of its window is known.
public final class RateWords {

  private RateWords() {}

  public static String window(Window window, Words words) {
    return words.say(
        switch (window) {
          case MINUTE -> "window.minute";
          case FIVE_MINUTES -> "window.five";
          case QUARTER -> "window.quarter";
          case HOUR -> "window.hour";
          case SIX_HOURS -> "window.six";
          case DAY -> "window.day";
          case THREE_DAYS -> "window.three";
          case WEEK -> "window.week";
        });
  }

  /// The rate, or what it can be at most where no share came; a dash where nothing is known.
  public static Figure figure(RateEstimate estimate, Formats formats) {
    if (!estimate.isKnown()) {
      return Figure.none();
    }
    if (estimate.shares() == 0 && estimate.high().perSecond() > 0) {
      Figure most = formats.hashrate(estimate.high());
      return new Figure("≤\u00a0" + most.number(), most.unit());
    }
    return formats.hashrate(estimate.rate());
  }

  /// The 95 % range, each end in a unit that fits.
  public static String range(RateEstimate estimate, Formats formats) {
    Figure low = formats.hashrate(estimate.low());
    Figure high = formats.hashrate(estimate.high());
    return low.unit().equals(high.unit()) ? low.number() + " – " + high : low + " – " + high;
  }

  /// A line that gives the rate its meaning.
  public static String meaning(RateEstimate estimate, Formats formats) {
    Words words = formats.words();
    if (!estimate.isKnown()) {
      return words.say("rate.unknown");
    }
    String covered = formats.span(estimate.covered());
    if (estimate.shares() == 0) {
      return estimate.high().perSecond() > 0
          ? words.say("rate.silent", covered, formats.hashrate(estimate.high()).toString())
          : words.say("rate.silent.unbound", covered);
    }
    String range = words.say("rate.range", range(estimate, formats));
    return estimate.complete() ? range : words.say("rate.partly", range, covered);
  }
}
