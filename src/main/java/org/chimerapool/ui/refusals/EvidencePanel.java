package org.chimerapool.ui.refusals;

import com.vaadin.flow.component.html.Div;
import java.util.HexFormat;
import java.util.Locale;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.Evidence;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Formats;

/// What a refused share was judged by: hash against target, and the 80 bytes that were hashed.
final class EvidencePanel extends Div {

  private static final int HEADER = 80;

  EvidencePanel(Evidence evidence, Formats formats) {
    addClassNames("stack", "apart");
    Words words = formats.words();
    FactPanel judged = new FactPanel("refusal.judged");
    Hash256 hash = evidence.hash();
    Difficulty achieved = evidence.achieved();
    judged.code("refusal.hash", hash == null ? words.say("refusal.nohash") : hash.toString());
    judged.code("refusal.target", evidence.target().toString());
    judged.fact(
        "refusal.achieved",
        achieved == null
            ? "–"
            : words.say(
                "refusal.achieved.of",
                formats.difficulty(achieved).toString(),
                formats.difficulty(evidence.wanted()).toString(),
                formats.percent(achieved.value() / evidence.wanted().value()).toString()));
    judged.fact(
        "refusal.jobat",
        words.say(
            "refusal.jobat.value",
            evidence.jobId(),
            formats.count(evidence.height()),
            formats.moment(evidence.jobAt())));
    judged.code("refusal.extranonce1", evidence.extranonce1());
    judged.code(
        "refusal.mask",
        words.say("refusal.mask.value", hex(evidence.versionBits()), hex(evidence.versionMask())));
    add(judged, header(evidence.header()));
  }

  private static FactPanel header(byte[] header) {
    FactPanel panel = new FactPanel("refusal.header");
    HexFormat hex = HexFormat.of();
    if (header.length == HEADER) {
      panel.code("header.version", hex.formatHex(header, 0, 4));
      panel.code("header.previous", hex.formatHex(header, 4, 36));
      panel.code("header.merkle", hex.formatHex(header, 36, 68));
      panel.code("header.time", hex.formatHex(header, 68, 72));
      panel.code("header.bits", hex.formatHex(header, 72, 76));
      panel.code("header.nonce", hex.formatHex(header, 76, 80));
    }
    panel.copy("header.whole", hex.formatHex(header));
    return panel;
  }

  private static String hex(int value) {
    return String.format(Locale.ROOT, "%08x", value);
  }
}
