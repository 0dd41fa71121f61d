package org.chimerapool.ui.deployments;

import java.util.Optional;
import org.chimerapool.deployment.insight.Diagnosis;
import org.chimerapool.deployment.insight.Signature;
import org.chimerapool.ui.i18n.Words;

/// A failure in words.
final class FailureWords {

  private FailureWords() {}

  /// What an operator or the catalogue calls it, or which step it was.
  static String headline(Diagnosis why, Words words) {
    Signature signature = why.signature();
    if (!signature.cause().isEmpty()) {
      return LiveWords.brief(signature.cause());
    }
    return signature
        .known()
        .map(known -> words.say(LiveWords.title(known)))
        .orElse(words.say("failure.step", why.step().isEmpty() ? "?" : why.step()));
  }

  /// As "“Fetch” in Install ended with exit code 6: curl: (6) Could not resolve host".
  static String sentence(Diagnosis why, Words words) {
    String told = LiveWords.brief(why.told());
    String where =
        why.exitCode().isPresent()
            ? words.say("failure.sentence", why.step(), why.phase(), why.exitCode().getAsInt())
            : words.say("failure.sentence.nocode", why.step(), why.phase());
    return told.isEmpty() ? where + "." : where + ": " + told;
  }

  static Optional<String> cause(Signature signature, Words words) {
    return signature.cause().isEmpty()
        ? signature.known().map(known -> words.say(LiveWords.key(known, "cause")))
        : Optional.of(signature.cause());
  }

  static Optional<String> fix(Signature signature, Words words) {
    return signature.fix().isEmpty()
        ? signature.known().map(known -> words.say(LiveWords.key(known, "fix")))
        : Optional.of(signature.fix());
  }

  static String mend(Signature.Mend mend, Words words) {
    return switch (mend.kind()) {
      case RETRY_ONLY -> words.say("mend.retry", mend.times(), mend.tried());
      case VERSION -> words.say("mend.version", mend.what(), mend.times(), mend.tried());
      case PARAMETERS -> words.say("mend.parameters", mend.what(), mend.times(), mend.tried());
    };
  }

  static String title(Signature signature, Words words) {
    return signature.cause().isEmpty()
        ? signature
            .known()
            .map(known -> words.say(LiveWords.title(known)))
            .orElse(words.say("failure.step", signature.step().isEmpty() ? "?" : signature.step()))
        : LiveWords.brief(signature.cause());
  }
}
