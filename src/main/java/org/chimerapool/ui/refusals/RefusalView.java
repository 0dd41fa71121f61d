package org.chimerapool.ui.refusals;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.chimerapool.identity.Actor;
import org.chimerapool.ui.access.PerTenant;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// One refused share explained, for operators; its number is in the address.
@Route(value = "console/refusals/:id([0-9]{1,18})", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
@PerTenant
class RefusalView extends Div implements HasDynamicTitle, BeforeEnterObserver {

  private final transient RefusalsPresenter presenter;
  private final Div body = new Div();

  RefusalView(RefusalsPresenter presenter) {
    this.presenter = presenter;
    AppLink back = new AppLink("console/refusals", getTranslation("refusal.all")).look("btn");
    add(new PageHead("refusal.title", back), body);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Actor who = Actor.current();
    long id = event.getRouteParameters().getLong("id").orElse(0L);
    Formats formats = PageFormats.current();
    body.removeAll();
    Errand.run(
        () -> presenter.explain(who, id),
        found -> {
          body.removeAll();
          body.add(
              found
                  .<Component>map(refusal -> new Explanation(refusal, formats, true))
                  .orElseGet(() -> Gone.panel()));
        },
        failure -> body.add(Gone.panel()));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("refusal.title") + " · Chimera";
  }
}
