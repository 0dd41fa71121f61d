package org.chimerapool.ui.connect;

import java.util.Locale;
import org.chimerapool.onboarding.FirstShare;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Tone;

/// Where the first share stays, in words, and what to do.
///
/// @param what is known
/// @param next what to do about it
record ShareWords(Phrase what, Phrase next, Tone tone) {

  private static final int SHOWN_NAME = 60;

  static ShareWords of(FirstShare state, Formats formats) {
    return switch (state) {
      case FirstShare.PoolClosed() -> of(Tone.BAD, "first.closed");
      case FirstShare.NothingSeen() -> of(Tone.OFF, "first.nothing");
      case FirstShare.OtherPool(var pool) -> of(Tone.WARN, "first.otherpool");
      case FirstShare.TurnedAway(var reason, var at) ->
          of(Tone.BAD, "first.away." + reason.name().toLowerCase(Locale.ROOT).replace("_", ""));
      case FirstShare.TlsFailed(var at) -> of(Tone.BAD, "first.tls");
      case FirstShare.Silent(var since, var end) ->
          of(end.isPresent() ? Tone.BAD : Tone.WARN, "first.silent");
      case FirstShare.NotSubscribed(var since) -> of(Tone.WARN, "first.nosubscribe");
      case FirstShare.NotNamed(var since) -> of(Tone.WARN, "first.noname");
      case FirstShare.WrongName(String user, String why) ->
          of(Tone.BAD, user.isBlank() ? "first.emptyname" : "first.wrongname", shown(user), why);
      case FirstShare.OtherAddress(String user) -> of(Tone.WARN, "first.otheraddress", shown(user));
      case FirstShare.NoWork(String why) -> of(Tone.BAD, "first.nowork", why);
      case FirstShare.Left(var reason, var at) -> of(Tone.WARN, "first.left");
      case FirstShare.AllRefused refused ->
          of(
              Tone.BAD,
              "first.refused",
              refused.count(),
              formats.words().say("reason." + refused.reason().name().toLowerCase(Locale.ROOT)));
      case FirstShare.Hashing hashing -> hashing(hashing, formats);
      case FirstShare.Accepted(var worker, var at) -> of(Tone.GOOD, "first.accepted");
    };
  }

  private static ShareWords hashing(FirstShare.Hashing hashing, Formats formats) {
    return of(
        hashing.isLate() ? Tone.WARN : Tone.GOOD,
        hashing.isLate() ? "first.late" : "first.hashing",
        formats.difficulty(hashing.difficulty()).toString(),
        formats.span(hashing.expected().plusSeconds(1)),
        formats.span(hashing.waited()));
  }

  private static ShareWords of(Tone tone, String key, Object... arguments) {
    return new ShareWords(Phrase.of(key, arguments), Phrase.of(key + ".next", arguments), tone);
  }

  private static String shown(String user) {
    return user.length() <= SHOWN_NAME ? user : user.substring(0, SHOWN_NAME) + "…";
  }
}
