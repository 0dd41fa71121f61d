package org.chimerapool.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.function.Consumer;
import org.chimerapool.identity.Actor;
import org.chimerapool.settings.ChangeOutcome;
import org.chimerapool.settings.Draft;
import org.chimerapool.settings.Review;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;

/// Shows what changes would do before they are done, and does them.
final class ReviewDialog {

  private final SettingsPresenter presenter;
  private final Actor visitor;
  private final Words words;
  private final Consumer<ChangeOutcome.Applied> done;
  private final Div content = new Div();

  ReviewDialog(
      SettingsPresenter presenter,
      Actor visitor,
      Words words,
      Consumer<ChangeOutcome.Applied> done) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.words = words;
    this.done = done;
    content.addClassName("form");
  }

  void open(Draft draft) {
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say("settings.review.title"),
            words.say("settings.review.lead"),
            "settings.apply",
            () -> apply(draft, opened[0]),
            content);
    opened[0].setWidth("min(860px, 100vw - 32px)");
    show(presenter.review(draft), opened[0]);
    opened[0].open();
  }

  private void show(Review review, FormDialog dialog) {
    content.removeAll();
    if (review.lines().isEmpty()) {
      content.add(new Paragraph(words.say("settings.review.nothing")));
    } else {
      content.add(table(review));
    }
    if (review.needsRestart()) {
      Paragraph restart = new Paragraph(words.say("settings.review.restart"));
      restart.addClassName("warn");
      content.add(restart);
    }
    if (!review.isFit()) {
      content.add(problems(review));
    }
    dialog.ready(review.isFit() && !review.lines().isEmpty());
  }

  private Component table(Review review) {
    DataTable<Review.Line> table = new DataTable<>(words.say("settings.review.title"));
    table
        .column("settings.review.setting", "mono text", Review.Line::key, this::key)
        .column("settings.review.from", "text mono", Review.Line::from, this::from)
        .column("settings.review.to", "text mono", Review.Line::to, this::to)
        .text(
            "settings.review.effect",
            line -> words.say(line.live() ? "settings.live" : "settings.start"));
    table.show(review.lines());
    return table;
  }

  private Component key(Review.Line line) {
    return new Span(line.key());
  }

  private Component from(Review.Line line) {
    Span from =
        new Span(line.secret() ? words.say("settings.history.secret") : orEmpty(line.from()));
    from.addClassName("before");
    return from;
  }

  private Component to(Review.Line line) {
    Span to =
        new Span(
            line.secret() && !line.reset()
                ? words.say("settings.review.secret")
                : orEmpty(line.to()));
    to.addClassName("after");
    return to;
  }

  private Component problems(Review review) {
    UnorderedList list = new UnorderedList();
    review
        .problems()
        .forEach(
            problem -> {
              Span key = new Span(problem.key());
              key.addClassName("mono");
              list.add(new ListItem(key, new Span(" " + SettingWords.problem(problem, words))));
            });
    Div against = new Div(new H3(words.say("settings.problem.title")), list);
    against.addClassName("against");
    against.getElement().setAttribute("role", "alert");
    return against;
  }

  private void apply(Draft draft, FormDialog dialog) {
    dialog.busy();
    Errand.run(
        () -> presenter.apply(visitor, draft),
        outcome -> {
          switch (outcome) {
            case ChangeOutcome.Applied applied -> {
              dialog.close();
              done.accept(applied);
            }
            case ChangeOutcome.Refused refused -> show(refused.review(), dialog);
            case ChangeOutcome.NotKept notKept ->
                dialog.fault(words.say("settings.notkept", notKept.why()));
          }
        },
        failure -> dialog.fault(words.say("action.failed")));
  }

  private String orEmpty(String text) {
    return text.isEmpty() ? words.say("settings.empty") : text;
  }
}
