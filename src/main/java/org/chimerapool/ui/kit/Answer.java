package org.chimerapool.ui.kit;

import java.util.Optional;
import org.chimerapool.ui.i18n.Phrase;

/// A screen's answer to its one question.
///
/// @param more what it means; empty where the headline says it all
public record Answer(Tone tone, Phrase headline, Optional<Phrase> more) {

  public static Answer of(Tone tone, String key, Object... arguments) {
    return new Answer(tone, Phrase.of(key, arguments), Optional.empty());
  }

  public Answer with(String key, Object... arguments) {
    return new Answer(tone, headline, Optional.of(Phrase.of(key, arguments)));
  }
}
