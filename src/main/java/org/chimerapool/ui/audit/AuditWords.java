package org.chimerapool.ui.audit;

import java.util.Arrays;
import java.util.Locale;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.AuditEntry;
import org.chimerapool.identity.AuditVerdict;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.i18n.Words;

/// The trail in the reader's language.
final class AuditWords {

  private AuditWords() {}

  static String action(AuditAction action, Words words) {
    return words.say("audit.action." + action.name().toLowerCase(Locale.ROOT));
  }

  /// A row may come from a newer version that knows more; its name is shown then.
  static String action(AuditEntry row, Words words) {
    return Arrays.stream(AuditAction.values())
        .filter(known -> known.name().equals(row.action()))
        .findFirst()
        .map(known -> action(known, words))
        .orElse(row.action());
  }

  static String who(AuditEntry row, Words words) {
    if (row.actor().isEmpty()) {
      return words.say("audit.nobody");
    }
    return row.actor();
  }

  static Phrase fault(AuditVerdict.Fault fault) {
    return Phrase.of(
        switch (fault) {
          case GAP -> "audit.fault.gap";
          case LINK -> "audit.fault.link";
          case CONTENT -> "audit.fault.content";
          case CUT -> "audit.fault.cut";
          case REPLACED -> "audit.fault.replaced";
        });
  }
}
