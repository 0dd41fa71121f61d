package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.chimerapool.deployment.insight.Forecast;
import org.chimerapool.deployment.insight.Range;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;

/// What past runs say of a planned one, with how sure that is.
final class OutlookNote extends Div {

  private final transient DeploymentsPresenter presenter;
  private final transient Formats formats;
  private long asked;

  OutlookNote(DeploymentsPresenter presenter, Formats formats) {
    this.presenter = presenter;
    this.formats = formats;
    addClassName("outlook");
    getElement().setAttribute("role", "status");
  }

  void ask(Forecast.Plan plan) {
    long question = ++asked;
    Errand.run(
        () -> presenter.outlook(plan),
        outlook -> {
          if (question == asked) {
            show(outlook);
          }
        },
        failure -> removeAll());
  }

  private void show(Forecast.Outlook outlook) {
    removeAll();
    Words words = formats.words();
    Range failures = outlook.failures();
    if (!outlook.known()) {
      add(new Paragraph(words.say("outlook.few", failures.of())));
      return;
    }
    add(
        new Paragraph(
            words.say(
                "outlook.failures",
                formats.percent(failures.share()).toString(),
                between(failures),
                words.say("outlook.basis." + basis(outlook.basis()), failures.of()))));
    UnorderedList reasons = new UnorderedList();
    outlook
        .reasons()
        .forEach(
            each ->
                reasons.add(
                    new ListItem(
                        words.say(
                            "outlook.reason." + basis(each.basis()),
                            each.value(),
                            words.say("outlook.of", each.failures().hits(), each.failures().of()),
                            formats.percent(each.others().share()).toString()))));
    outlook.likeliest().stream()
        .limit(1)
        .forEach(
            each ->
                reasons.add(
                    new ListItem(words.say("outlook.mostly", FailureWords.title(each, words)))));
    add(reasons);
  }

  private String between(Range range) {
    return formats
        .words()
        .say(
            "range.between",
            formats.percent(range.low()).toString(),
            formats.percent(range.high()).toString());
  }

  private static String basis(Forecast.Basis basis) {
    return basis.name().toLowerCase(java.util.Locale.ROOT);
  }
}
