package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.textfield.TextArea;
import org.chimerapool.deployment.insight.Signature;
import org.chimerapool.identity.Actor;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;

/// An operator's own words for a kind of failure; they come before those of the catalogue.
final class ExplainForm {

  private ExplainForm() {}

  static void open(
      RunPresenter presenter, Actor visitor, Signature signature, Words words, Runnable done) {
    TextArea cause = area("explain.cause", signature.cause(), words);
    TextArea fix = area("explain.fix", signature.fix(), words);
    TextArea note = area("explain.note", signature.note(), words);
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say("explain.title"),
            words.say("explain.lead", signature.pattern()),
            "explain.keep",
            () -> {
              opened[0].busy();
              Errand.run(
                  () ->
                      presenter.explain(
                          visitor,
                          signature.id(),
                          cause.getValue(),
                          fix.getValue(),
                          note.getValue()),
                  kept -> {
                    opened[0].close();
                    done.run();
                  },
                  failure -> opened[0].fault(words.say("action.failed")));
            },
            cause,
            fix,
            note);
    opened[0].open();
  }

  private static TextArea area(String key, String value, Words words) {
    TextArea area = new TextArea(words.say(key));
    area.setId(key.replace('.', '-'));
    area.setWidthFull();
    area.setMaxLength(2_000);
    area.setValue(value);
    return area;
  }
}
