package org.chimerapool.ui.blocks;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.chimerapool.chain.NodeAnswer;
import org.chimerapool.pool.BlockAnswer;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FactList;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.kit.StatusDot;
import org.chimerapool.ui.kit.Tone;

/// One block: what became of it, and what each node said when it was handed over.
final class BlockSheet {

  private final BlocksPresenter presenter;
  private final Formats formats;
  private final Words words;

  BlockSheet(BlocksPresenter presenter, Formats formats) {
    this.presenter = presenter;
    this.formats = formats;
    this.words = formats.words();
  }

  void open(BlockSummary block) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(words.say("block.sheet", formats.count(block.height())));
    dialog.setWidth("min(720px, 100vw - 32px)");
    FactList facts = new FactList();
    facts.show("block.became", became(block), tone(block));
    if (!block.detail().isEmpty()) {
      facts.show("block.detail", block.detail());
    }
    if (block.siblings() > 0) {
      facts.show("block.siblings", words.say("block.siblings.words", block.siblings()));
    }
    facts.show("block.found", formats.moment(block.foundAt()));
    facts.show("block.finder", block.finder().toString());
    facts.copy("block.hash", block.hash().toString());
    DataTable<BlockAnswer> table =
        new DataTable<BlockAnswer>(words.say("block.answers"))
            .column(
                "node.name", "", line -> line.answer().verdict() + line.answer().node(), this::node)
            .text("block.verdict", line -> verdict(line.answer().verdict()))
            .text("block.reason", line -> line.answer().reason())
            .figure("block.took", line -> formats.millis(line.answer().took()))
            .time(
                "guard.when", line -> formats.moment(line.at()), line -> formats.moment(line.at()));
    Panel panel = new Panel("block.answers", table);
    Div body = new Div(facts, panel);
    body.addClassName("form");
    dialog.add(body);
    dialog.getFooter().add(new ActionButton("dialog.close", dialog::close));
    dialog.open();
    Errand.run(
        () -> presenter.answers(block),
        answers ->
            panel.show(new Reading.There<>(answers), List::isEmpty, "empty.answers", table::show),
        failure -> panel.failed());
  }

  private StatusDot node(BlockAnswer line) {
    Tone tone =
        switch (line.answer().verdict()) {
          case TAKEN -> Tone.GOOD;
          case REFUSED -> Tone.BAD;
          case SILENT -> Tone.WARN;
        };
    return new StatusDot(tone, line.answer().node());
  }

  private String verdict(NodeAnswer.Verdict verdict) {
    return words.say(
        switch (verdict) {
          case TAKEN -> "block.taken";
          case REFUSED -> "block.refused";
          case SILENT -> "block.silent";
        });
  }

  private String became(BlockSummary block) {
    return switch (block.status()) {
      case PENDING -> words.say("block.became.pending", block.confirmations(), block.maturity());
      case CONFIRMED -> words.say("block.became.confirmed");
      case ORPHANED -> words.say("block.became.orphaned");
      case REFUSED -> words.say("block.became.refused");
      case SUPERSEDED -> words.say("block.became.superseded");
    };
  }

  private static Tone tone(BlockSummary block) {
    return switch (block.status()) {
      case PENDING, SUPERSEDED -> Tone.OFF;
      case CONFIRMED -> Tone.GOOD;
      case ORPHANED, REFUSED -> Tone.BAD;
    };
  }
}
