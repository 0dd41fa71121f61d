package org.chimerapool.ui.account;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.TokenOutcome;
import org.chimerapool.identity.TokenWish;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.ShownOnce;

/// Makes a token of the API and shows it once.
final class TokenForm {

  private static final List<Integer> DAYS = List.of(7, 30, 90, 365);

  private final AccountPresenter presenter;
  private final Visitor visitor;
  private final Formats formats;
  private final Words words;
  private final Runnable done;
  private final TextField name = new TextField();
  private final CheckboxGroup<Permission> scopes = new CheckboxGroup<>();
  private final Select<Integer> days = new Select<>();
  private final PasswordField password = new PasswordField();

  TokenForm(AccountPresenter presenter, Visitor visitor, Formats formats, Runnable done) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.formats = formats;
    this.words = formats.words();
    this.done = done;
  }

  void open() {
    name.setId("token-name");
    name.setLabel(words.say("tokens.name"));
    name.setHelperText(words.say("tokens.name.help"));
    name.setMaxLength(64);
    name.setWidthFull();
    scopes.setId("token-scopes");
    scopes.setLabel(words.say("tokens.scopes"));
    scopes.setItems(
        visitor.rights().stream()
            .filter(scope -> scope != Permission.SEE_INSTALLATION)
            .sorted()
            .toList());
    scopes.setItemLabelGenerator(this::scope);
    scopes.select(Permission.SEE_CONSOLE);
    days.setId("token-days");
    days.setLabel(words.say("tokens.expires"));
    days.setItems(DAYS);
    days.setItemLabelGenerator(each -> formats.span(Duration.ofDays(each)));
    days.setValue(DAYS.get(1));
    days.setWidthFull();
    password.setId("current-password");
    password.setLabel(words.say("account.current"));
    password.getElement().setAttribute("autocomplete", "current-password");
    password.setWidthFull();
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            words.say("tokens.new"),
            words.say("tokens.new.lead"),
            "tokens.create",
            () -> submit(opened[0]),
            name,
            scopes,
            days,
            password);
    opened[0].open();
    name.focus();
  }

  private String scope(Permission permission) {
    return words.say("permission." + permission.name().toLowerCase(Locale.ROOT))
        + " ("
        + permission.scope()
        + ")";
  }

  private void submit(FormDialog dialog) {
    TokenWish wish =
        new TokenWish(name.getValue(), scopes.getValue(), Duration.ofDays(days.getValue()));
    String typed = password.getValue();
    dialog.busy();
    Errand.run(
        () -> presenter.issueToken(visitor, typed, wish),
        outcome -> show(outcome, dialog),
        failure -> dialog.fault(words.say("action.failed")));
  }

  private void show(TokenOutcome outcome, FormDialog dialog) {
    switch (outcome) {
      case TokenOutcome.Issued(var token, String text) -> {
        dialog.close();
        done.run();
        shown(token.name(), text);
      }
      case TokenOutcome.BadName() -> dialog.fault(words.say("tokens.badname"));
      case TokenOutcome.BadLife() -> dialog.fault(words.say("tokens.badlife"));
      case TokenOutcome.BadScopes() -> dialog.fault(words.say("tokens.badscopes"));
      case TokenOutcome.TooMany() -> dialog.fault(words.say("tokens.toomany"));
      case TokenOutcome.WrongPassword() -> dialog.fault(words.say("account.wrong"));
      case TokenOutcome.Locked(Duration remaining) ->
          dialog.fault(words.say("login.locked", formats.span(remaining.plusSeconds(1))));
    }
  }

  private void shown(String called, String text) {
    Div token = new Div(new CopyableText(text));
    token.addClassName("handover");
    Paragraph next = new Paragraph(words.say("tokens.shown.next"));
    next.addClassName("dim");
    ShownOnce.open(
        words.say("tokens.shown", called),
        words.say("tokens.shown.lead"),
        "tokens.shown.done",
        token,
        next);
  }
}
