package org.chimerapool.ui.refusals;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.function.Supplier;
import org.chimerapool.pool.KeptShare;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.EmptyState;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PoolWish;

/// Two fields, and the accepted share that they lead to.
final class ShareSearchPanel extends Section {

  private final transient ShareSearch search;
  private final Formats formats;
  private final Words words;
  private final transient Supplier<PoolWish> pool;
  private final TextField worker = new TextField(getTranslation("share.search.worker"));
  private final TextField hash = new TextField(getTranslation("share.search.hash"));
  private final Div found = new Div();

  ShareSearchPanel(ShareSearch search, Formats formats, Supplier<PoolWish> pool) {
    this.search = search;
    this.formats = formats;
    this.words = formats.words();
    this.pool = pool;
    addClassName("panel");
    Div head = new Div(new H2(getTranslation("share.search.title")));
    head.addClassName("head");
    worker.setPlaceholder("ADDRESS.RIG");
    worker.setMaxLength(165);
    hash.setMaxLength(64);
    hash.addClassName("code");
    hash.setHelperText(getTranslation("share.search.hash.help"));
    Div fields = new Div(worker, hash, new ActionButton("share.search.find", this::find));
    fields.addClassName("filters");
    found.getElement().setAttribute("aria-live", "polite");
    add(head, fields, found);
  }

  private void find() {
    String user = worker.getValue();
    String digits = hash.getValue();
    PoolWish here = pool.get();
    Errand.run(
        () -> search.find(here, user, digits),
        this::show,
        _ -> say("panel.failed", "panel.failed.next"));
  }

  private void show(ShareSearch.Outcome outcome) {
    switch (outcome) {
      case ShareSearch.Outcome.Wrong wrong -> say(wrong.key(), "share.search.again");
      case ShareSearch.Outcome.Nothing _ -> say("share.search.none", "share.search.none.next");
      case ShareSearch.Outcome.Found there -> show(there);
    }
  }

  private void show(ShareSearch.Outcome.Found there) {
    KeptShare share = there.share();
    FactPanel facts = new FactPanel("share.found");
    facts.fact("refusal.user", share.worker().toString());
    facts.fact("refusal.at", formats.moment(share.at()));
    facts.copy("refusal.hash", share.hash().toDisplayHex());
    facts.code("refusal.target", there.target().toString());
    facts.fact(
        "refusal.achieved",
        words.say(
            "refusal.achieved.of",
            formats.difficulty(share.achieved()).toString(),
            formats.difficulty(share.credited()).toString(),
            formats.percent(share.achieved().value() / share.credited().value()).toString()));
    facts.fact("share.height", formats.count(share.height()));
    facts.fact(
        "share.block",
        share.block() == null
            ? words.say("share.block.none")
            : words.say("share.block." + share.block().name().toLowerCase(Locale.ROOT)));
    facts.fact("share.header", words.say("share.header.gone"));
    found.removeAll();
    found.add(facts);
  }

  private void say(String key, String next) {
    found.removeAll();
    found.add(new EmptyState(words.say(key), words.say(next)));
  }
}
