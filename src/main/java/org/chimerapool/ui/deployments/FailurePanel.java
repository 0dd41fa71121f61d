package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.insight.Diagnosis;
import org.chimerapool.deployment.insight.Signature;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Formats;

/// Why a run failed: one sentence, the lines around, how often it was seen and what mended it.
final class FailurePanel extends Div {

  private final Formats formats;
  private final Words words;
  private final Consumer<Signature> explain;
  private final Consumer<Long> toLine;
  private Optional<Diagnosis> shown = Optional.empty();

  /// @param explain lets an operator say what it is
  /// @param toLine brings a line of the log into view
  FailurePanel(Formats formats, Consumer<Signature> explain, Consumer<Long> toLine) {
    this.formats = formats;
    this.explain = explain;
    this.toLine = toLine;
    words = formats.words();
    addClassNames("panel", "failure");
    setVisible(false);
  }

  void show(Optional<Diagnosis> diagnosis, List<LogLine> around, Instant now) {
    setVisible(diagnosis.isPresent());
    if (diagnosis.equals(shown)) {
      return;
    }
    shown = diagnosis;
    removeAll();
    diagnosis.ifPresent(why -> build(why, around, now));
  }

  private void build(Diagnosis why, List<LogLine> around, Instant now) {
    Signature signature = why.signature();
    add(new H2(FailureWords.headline(why, words)));
    Paragraph sentence = new Paragraph(FailureWords.sentence(why, words));
    sentence.addClassName("told");
    add(sentence);
    if (!around.isEmpty()) {
      Pre lines = new Pre();
      lines.addClassName("around");
      lines.getElement().setAttribute("tabindex", "0");
      lines.getElement().setAttribute("aria-label", words.say("failure.around"));
      for (LogLine line : around) {
        Span text = new Span(LiveWords.brief(line.text()) + "\n");
        if (line.seq() == why.line()) {
          text.addClassName("it");
        }
        lines.add(text);
      }
      add(lines);
    }
    FailureWords.cause(signature, words).ifPresent(text -> add(named("failure.cause", text)));
    FailureWords.fix(signature, words).ifPresent(text -> add(named("failure.fix", text)));
    if (!signature.note().isEmpty()) {
      add(named("failure.note", signature.note()));
    }
    add(seen(signature, now));
    if (!signature.mends().isEmpty()) {
      UnorderedList mends = new UnorderedList();
      mends.addClassName("mends");
      signature.mends().stream()
          .limit(4)
          .forEach(mend -> mends.add(new ListItem(FailureWords.mend(mend, words))));
      add(mends);
    }
    Div actions = new Div();
    actions.addClassName("actions");
    if (why.line() > 0) {
      actions.add(new ActionButton("failure.line", () -> toLine.accept(why.line())));
    }
    actions.add(
        new AppLink(
                "console/deployments/history?signature=" + signature.id(),
                words.say("failure.runs", signature.runs()))
            .look("btn"),
        new ActionButton("failure.explain", () -> explain.accept(signature)));
    add(actions);
  }

  private Paragraph named(String key, String text) {
    Span name = new Span(words.say(key) + " ");
    name.addClassName("dim");
    Paragraph all = new Paragraph(name, new Span(text));
    all.addClassName("named");
    return all;
  }

  private Paragraph seen(Signature signature, Instant now) {
    Paragraph seen =
        new Paragraph(
            signature.runs() < 2
                ? words.say("failure.first")
                : words.say(
                    "failure.seen",
                    signature.runs(),
                    signature.byRecipe().size(),
                    formats.ago(signature.first(), now)));
    seen.addClassName("dim");
    return seen;
  }
}
