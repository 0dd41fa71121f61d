package org.chimerapool.ui.account;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import org.chimerapool.identity.Account;
import org.chimerapool.identity.ApiToken;
import org.chimerapool.identity.OpenSession;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.access.PerTenant;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.BrowserTable;
import org.chimerapool.ui.kit.Confirm;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FactList;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.kit.TokenTable;
import org.chimerapool.ui.kit.Tone;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// One's own account.
@Route(value = "console/account", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
@PerTenant
class AccountView extends Div implements HasDynamicTitle {

  private static final int FEW_CODES = 3;

  private final Visitor visitor = Visitor.current();
  private final Formats formats = PageFormats.current();
  private final transient AccountPresenter presenter;
  private final FactList person = new FactList();
  private final FactList factor = new FactList();
  private final Panel personPanel = new Panel("account.panel", person);
  private final Panel factorPanel = new Panel("account.factor", factor);
  private final ActionButton enrol;
  private final ActionButton renew;
  private final ActionButton remove;
  private final ActionButton others;
  private final BrowserTable browsers;
  private final Panel browserPanel;
  private final TokenTable tokens;
  private final Panel tokenPanel;
  private final LivePage<AccountModel> live;

  AccountView(AccountPresenter presenter, LiveUpdates updates) {
    this.presenter = presenter;
    live = updates.follow(this, () -> presenter.read(visitor), this::show);
    AccountForms forms = new AccountForms(presenter, visitor, formats, live::refresh);
    personPanel.action(new ActionButton("account.password", forms::changePassword));
    enrol = new ActionButton("account.enrol", forms::enrol);
    renew = new ActionButton("account.recovery", forms::renewRecoveryCodes);
    remove = new ActionButton("account.remove", forms::removeFactor).grave();
    factorPanel.action(enrol).action(renew).action(remove);
    showButtons(false, false);
    browsers = new BrowserTable(formats, visitor.session(), false, this::signOut);
    browserPanel = new Panel("account.browsers", browsers);
    others = new ActionButton("browsers.endothers", this::signOutOthers);
    browserPanel.action(others);
    Div halves = new Div(personPanel, factorPanel);
    halves.addClassNames("grid", "even");
    tokens = new TokenTable(formats, false, this::revoke);
    tokenPanel = new Panel("tokens.panel", tokens);
    tokenPanel.action(
        new ActionButton(
            "tokens.new", () -> new TokenForm(presenter, visitor, formats, live::refresh).open()));
    Div page = new Div(halves, browserPanel, tokenPanel);
    page.addClassName("stack");
    add(new PageHead("account.title"), page);
  }

  private void show(AccountModel model) {
    personPanel.show(model.account(), account -> false, "account.gone", this::showPerson);
    factorPanel.show(
        model.account(),
        account -> false,
        "account.gone",
        account -> showFactor(account, model.recoveryLeft()));
    tokenPanel.show(
        model.tokens(), List::isEmpty, "tokens.empty", all -> tokens.show(all, model.now()));
    browserPanel.show(
        model.sessions(),
        List::isEmpty,
        "browsers.empty",
        sessions -> {
          browsers.show(sessions, model.now());
          others.setVisible(sessions.size() > 1);
        });
  }

  private void revoke(ApiToken token) {
    Confirm.open(
        getTranslation("tokens.revoke.title", token.name()),
        getTranslation("tokens.revoke.effect"),
        "tokens.revoke",
        () ->
            Errand.run(
                () -> presenter.revoke(visitor, token),
                revoked -> {
                  Toast.say(getTranslation("tokens.revoked", token.name()));
                  live.refresh();
                },
                failure -> Toast.fault(getTranslation("action.failed"))));
  }

  private void showPerson(Account account) {
    person.show("users.login", account.login());
    person.show(
        "users.role", getTranslation("role." + account.role().name().toLowerCase(Locale.ROOT)));
    person.show("account.since", formats.moment(account.createdAt()));
  }

  private void showFactor(Account account, int left) {
    boolean on = account.secondFactor();
    factor.show(
        "account.factor.state",
        getTranslation(on ? "account.factor.on" : "account.factor.off"),
        on ? Tone.GOOD : Tone.WARN);
    factor.show(
        "account.factor.codes",
        on ? getTranslation("account.factor.left", left) : "–",
        on && left < FEW_CODES ? Tone.WARN : Tone.OFF);
    showButtons(!on, on);
  }

  private void showButtons(boolean canEnrol, boolean enrolled) {
    enrol.setVisible(canEnrol);
    renew.setVisible(enrolled);
    remove.setVisible(enrolled);
  }

  private void signOut(OpenSession session) {
    Errand.run(
        () -> presenter.signOut(visitor, session),
        ended -> {
          Toast.say(getTranslation("browsers.ended", session.login()));
          live.refresh();
        },
        failure -> Toast.fault(getTranslation("action.failed")));
  }

  private void signOutOthers() {
    Errand.run(
        () -> presenter.signOutOthers(visitor),
        ended -> {
          Toast.say(getTranslation("browsers.endedothers", ended));
          live.refresh();
        },
        failure -> Toast.fault(getTranslation("action.failed")));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("account.title") + " · Chimera";
  }
}
