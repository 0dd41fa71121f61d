package org.chimerapool.ui.deployments;

import java.time.Duration;
import org.chimerapool.deployment.insight.Eta;
import org.chimerapool.deployment.insight.KnownFault;
import org.chimerapool.deployment.insight.LiveRun;
import org.chimerapool.deployment.insight.Trouble;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Problem;
import org.chimerapool.ui.kit.Tone;

/// What runs, in words.
final class LiveWords {

  private static final int LONGEST = 160;

  private LiveWords() {}

  static Problem problem(Trouble trouble, Formats formats) {
    LiveRun run = trouble.run();
    String age = formats.span(trouble.age());
    String told = brief(trouble.told());
    String at = run.step().isEmpty() ? run.detail() : run.step();
    Tone tone =
        switch (trouble.kind()) {
          case FAILED, CANCEL_IGNORED -> Tone.BAD;
          case LOST, OVERDUE -> Tone.WARN;
        };
    Phrase headline =
        switch (trouble.kind()) {
          case FAILED -> Phrase.of("trouble.failed", run.label(), run.title());
          case CANCEL_IGNORED -> Phrase.of("trouble.cancel_ignored", run.label(), age);
          case LOST -> Phrase.of("trouble.lost", run.label(), age);
          case OVERDUE -> Phrase.of("trouble.overdue", run.label(), run.phase(), age);
        };
    Phrase detail =
        switch (trouble.kind()) {
          case FAILED ->
              told.isEmpty()
                  ? Phrase.of("trouble.failed.at", at)
                  : KnownFault.in(told)
                      .map(
                          known -> Phrase.of("trouble.failed.known", Phrase.of(title(known)), told))
                      .orElse(Phrase.of("trouble.failed.told", told));
          case CANCEL_IGNORED -> Phrase.of("trouble.cancel_ignored.detail", at);
          case LOST -> Phrase.of("trouble.lost.detail", at);
          case OVERDUE -> Phrase.of("trouble.overdue.detail", told);
        };
    return new Problem(tone, headline, detail, "console/deployments/" + run.id());
  }

  static String brief(String text) {
    String plain = text.replaceAll("\u001b\\[[0-9;?]*[ -/]*[@-~]|\\p{Cntrl}", "").strip();
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }

  static String title(KnownFault fault) {
    return key(fault, "title");
  }

  static String key(KnownFault fault, String part) {
    return "fault." + fault.name().toLowerCase(java.util.Locale.ROOT) + "." + part;
  }

  /// As "about 3 min (2 to 5)".
  static String eta(Eta eta, Formats formats) {
    Words words = formats.words();
    if (eta.latest().isZero()) {
      return words.say("eta.soon");
    }
    return eta.soonest().equals(eta.latest())
        ? words.say("eta.one", formats.span(eta.likely()))
        : words.say(
            "eta.range",
            formats.span(eta.likely()),
            formats.span(eta.soonest()),
            formats.span(eta.latest()));
  }

  static String etaBrief(Eta eta, Formats formats) {
    return eta.latest().isZero()
        ? formats.words().say("eta.soon")
        : formats.words().say("eta.brief", formats.span(eta.likely()));
  }

  static Duration took(LiveRun run, java.time.Instant now) {
    return run.startedAt()
        .map(from -> Duration.between(from, run.endedAt().orElse(now)))
        .filter(span -> !span.isNegative())
        .orElse(Duration.ZERO);
  }
}
