package org.chimerapool.ui.refusals;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Duration;
import java.util.Locale;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.Evidence;
import org.chimerapool.pool.Refusal;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.EmptyState;
import org.chimerapool.ui.kit.Formats;

/// One refused share taken apart: the likely cause in words first, the evidence below.
final class Explanation extends Div {

  private final Formats formats;
  private final Words words;

  /// @param withAddress whether the miner's own address is shown
  Explanation(RefusalsPresenter.Explained explained, Formats formats, boolean withAddress) {
    this.formats = formats;
    this.words = formats.words();
    addClassName("stack");
    Refusal refusal = explained.refusal();
    add(cause(explained));
    Evidence evidence = refusal.evidence();
    FactPanel share = new FactPanel("refusal.share");
    share.fact("refusal.reason", ReasonWords.of(refusal.reason(), words));
    share.fact("refusal.detail", refusal.detail());
    share.fact("refusal.at", formats.moment(refusal.at()));
    WorkerName worker = refusal.worker();
    share.fact("worker.name", worker == null ? words.say("refusal.nobody") : worker.toString());
    share.fact("worker.device", refusal.device());
    share.fact("session.agent", refusal.agent());
    if (withAddress) {
      share.fact("session.address", refusal.situation().remote());
    }
    share.fact(
        "refusal.connected",
        formats.span(Duration.between(refusal.situation().connectedAt(), refusal.at())));
    FactPanel asked = new FactPanel("refusal.asked");
    asked.code("refusal.user", refusal.asked().user());
    asked.code("refusal.job", refusal.asked().jobId());
    asked.code("refusal.extranonce2", refusal.asked().extranonce2());
    asked.code("refusal.time", hex(refusal.asked().time()));
    asked.code("refusal.nonce", hex(refusal.asked().nonce()));
    asked.code("refusal.version", hex(refusal.asked().versionBits() & 0xffffffffL));
    Div both = new Div(share, asked);
    both.addClassNames("grid", "even");
    add(both);
    if (evidence == null) {
      add(new EmptyState(words.say("refusal.noevidence"), words.say("refusal.noevidence.next")));
    } else {
      add(new EvidencePanel(evidence, formats));
    }
  }

  private Section cause(RefusalsPresenter.Explained explained) {
    CauseWords said = CauseWords.of(explained.cause(), formats);
    Section panel = new Section();
    panel.addClassNames("panel", "cause");
    H2 title = new H2(words.say("refusal.cause"));
    Paragraph what = new Paragraph(words.say(said.what()));
    what.addClassName("what");
    Paragraph fix = new Paragraph(words.say(said.fix()));
    fix.addClassName("dim");
    panel.add(title, what, fix);
    return panel;
  }

  private static String hex(long value) {
    return String.format(Locale.ROOT, "%08x", value);
  }
}
