package org.chimerapool.ui.refusals;

import java.util.Locale;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.ui.i18n.Words;

/// Reasons for refusing a share, as the field calls them.
final class ReasonWords {

  private ReasonWords() {}

  static String of(ShareVerdict.Reason reason, Words words) {
    return words.say("reason." + reason.name().toLowerCase(Locale.ROOT));
  }
}
