package org.chimerapool.ui.refusals;

import java.time.Duration;
import java.util.Locale;
import org.chimerapool.pool.LikelyCause;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.Formats;

/// A likely cause in words, and what to do about it.
///
/// @param what happened
/// @param fix what to do
record CauseWords(Phrase what, Phrase fix) {

  static CauseWords of(LikelyCause cause, Formats formats) {
    return switch (cause) {
      case LikelyCause.LateAfterBlock(Duration after) -> of("cause.late", formats.millis(after));
      case LikelyCause.WorksOnOldBlock(Duration after) -> of("cause.oldblock", formats.span(after));
      case LikelyCause.SentTwice(Duration apart) ->
          apart.isZero() ? of("cause.twice") : of("cause.twiceafter", formats.millis(apart));
      case LikelyCause.SentAgainAfterReconnect(Duration apart) ->
          of("cause.reconnect", formats.span(apart));
      case LikelyCause.PreviousDifficulty(var previous, var wanted, double meets) ->
          of(
              "cause.previous",
              formats.difficulty(previous).toString(),
              formats.difficulty(wanted).toString());
      case LikelyCause.BelowDifficulty(var achieved, var wanted, double meets) ->
          of(
              "cause.below",
              formats.difficulty(achieved).toString(),
              formats.difficulty(wanted).toString(),
              formats.percent(meets).toString());
      case LikelyCause.Arranged(var mistake, var achieved) ->
          of(
              "cause.arranged",
              formats.words().say("mistake." + mistake.name().toLowerCase(Locale.ROOT)),
              formats.difficulty(achieved).toString());
      case LikelyCause.OtherAlgorithm(String algorithm, var achieved) ->
          of("cause.algorithm", algorithm, formats.difficulty(achieved).toString());
      case LikelyCause.NotThisHeader(var achieved, var wanted) ->
          of("cause.noheader", formats.difficulty(wanted).toString());
      case LikelyCause.JobBeforeReconnect(Duration connected) ->
          of("cause.jobreconnect", formats.span(connected));
      case LikelyCause.JobLongGone() -> of("cause.joblonggone");
      case LikelyCause.JobNeverGiven() -> of("cause.jobnever");
      case LikelyCause.ClockOff(Duration ahead) ->
          of(ahead.isNegative() ? "cause.clockslow" : "cause.clockfast", formats.span(ahead.abs()));
      case LikelyCause.VersionNotNegotiated(int bits) -> of("cause.versionnone", hex(bits));
      case LikelyCause.VersionOutsideMask(int bits, int mask) ->
          of("cause.versionmask", hex(bits), hex(mask));
      case LikelyCause.WrongExtranonceLength(int sent, int expected) ->
          of("cause.extranonce", sent, expected);
      case LikelyCause.NameNotAuthorized(String user) -> of("cause.name", user);
      case LikelyCause.PoolBusy() -> of("cause.busy");
      case LikelyCause.Unknown() -> of("cause.unknown");
    };
  }

  private static CauseWords of(String key, Object... arguments) {
    return new CauseWords(Phrase.of(key, arguments), Phrase.of(key + ".next", arguments));
  }

  private static String hex(int bits) {
    return String.format(Locale.ROOT, "%08x", bits);
  }
}
