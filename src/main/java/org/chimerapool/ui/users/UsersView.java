package org.chimerapool.ui.users;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.ApiToken;
import org.chimerapool.identity.OpenSession;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.access.PerTenant;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.BrowserTable;
import org.chimerapool.ui.kit.Confirm;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.kit.TokenTable;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// Who may sign in, and what each role may do. Everybody may see the roles; the rest is the
/// owner's.
@Route(value = "console/users", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
@PerTenant
class UsersView extends Div implements HasDynamicTitle {

  private final Visitor visitor = Visitor.current();
  private final Actor actor = Actor.of(visitor);
  private final boolean allowed = actor.may(Permission.RUN_ACCOUNTS);
  private final Formats formats = PageFormats.current();
  private final transient UsersPresenter presenter;
  private final UserTable table;
  private final BrowserTable browsers;
  private final Panel accountPanel;
  private final Panel browserPanel;
  private final TokenTable tokens;
  private final Panel tokenPanel;
  private final TenantTable tenantTable;
  private final Panel tenantPanel;
  private final LivePage<UsersModel> live;
  private Optional<UsersModel> shown = Optional.empty();

  UsersView(UsersPresenter presenter, TenantPresenter tenants, LiveUpdates updates) {
    this.presenter = presenter;
    live = updates.follow(this, () -> presenter.read(actor), this::show);
    TenantActions tenancy = new TenantActions(tenants, actor, live::refresh);
    UserActions actions =
        new UserActions(presenter, tenancy, () -> shown, actor, formats, live::refresh);
    tenantTable = new TenantTable(tenancy::menu);
    tenantPanel = new Panel("tenants.panel", tenantTable).note(getTranslation("tenants.note"));
    tenantPanel.setVisible(false);
    table = new UserTable(visitor.accountId(), actions::menu);
    browsers = new BrowserTable(formats, visitor.session(), true, this::signOut);
    accountPanel = new Panel("users.panel", table);
    browserPanel = new Panel("users.browsers", browsers);
    accountPanel.setVisible(allowed);
    browserPanel.setVisible(allowed);
    tokens = new TokenTable(formats, true, this::revoke);
    tokenPanel = new Panel("tokens.panel", tokens);
    tokenPanel.setVisible(allowed);
    Panel roles =
        new Panel("users.roles", new RoleTable()).note(getTranslation("users.roles.note"));
    roles.ready();
    ActionButton add =
        new ActionButton("users.new", actions::create)
            .main()
            .allowed(allowed, DeniedNote.why(Permission.RUN_ACCOUNTS, formats.words()));
    ActionButton newTenant =
        new ActionButton("tenants.new", tenancy::create)
            .allowed(allowed, DeniedNote.why(Permission.RUN_ACCOUNTS, formats.words()));
    Div halves = new Div(browserPanel, roles);
    halves.addClassNames("grid", "halves");
    Div page = new Div(accountPanel, tenantPanel, halves, tokenPanel);
    page.addClassName("stack");
    add(
        new PageHead("users.title", newTenant, add),
        new DeniedNote(actor, Permission.RUN_ACCOUNTS, formats.words()),
        page);
  }

  private void show(UsersModel model) {
    if (!allowed) {
      return;
    }
    shown = Optional.of(model);
    accountPanel.show(
        model.accounts(), List::isEmpty, "users.empty", accounts -> table.show(accounts, model));
    tenantPanel.setVisible(model.severalTenants());
    tenantPanel.show(model.tenants(), List::isEmpty, "users.empty", tenantTable::show);
    tokenPanel.show(
        model.tokens(), List::isEmpty, "tokens.empty", all -> tokens.show(all, model.now()));
    browserPanel.show(
        model.sessions(),
        List::isEmpty,
        "browsers.empty",
        sessions -> browsers.show(sessions, model.now()));
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

  private void signOut(OpenSession session) {
    Errand.run(
        () -> presenter.signOut(visitor, session),
        ended -> {
          Toast.say(getTranslation("browsers.ended", session.login()));
          live.refresh();
        },
        failure -> Toast.fault(getTranslation("action.failed")));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("users.title") + " · Chimera";
  }
}
