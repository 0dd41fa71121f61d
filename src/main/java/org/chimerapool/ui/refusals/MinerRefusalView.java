package org.chimerapool.ui.refusals;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.shell.PublicLayout;

/// One refused share explained to whoever mines to its address.
@Route(value = "miner/:address/refusal/:id([0-9]{1,18})", layout = PublicLayout.class)
@AnonymousAllowed
class MinerRefusalView extends Div implements HasDynamicTitle, BeforeEnterObserver {

  private final transient RefusalsPresenter presenter;
  private final Div body = new Div();
  private final Div way = new Div();

  MinerRefusalView(RefusalsPresenter presenter) {
    this.presenter = presenter;
    Div words = new Div(new H1(getTranslation("refusal.title")));
    words.addClassName("grow");
    Div hero = new Div(words, way);
    hero.addClassName("hero");
    add(hero, body);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    long id = event.getRouteParameters().getLong("id").orElse(0L);
    String address =
        event
            .getRouteParameters()
            .get("address")
            .flatMap(WorkerName::parse)
            .filter(parsed -> parsed.rig().isEmpty())
            .map(WorkerName::address)
            .orElseThrow(() -> new NotFoundException("not an address"));
    way.removeAll();
    way.add(new AppLink("miner/" + address, getTranslation("refusal.back")).look("btn"));
    Formats formats = PageFormats.current();
    Errand.run(
        () -> presenter.explain(id, address),
        found -> {
          body.removeAll();
          body.add(
              found
                  .<Component>map(refusal -> new Explanation(refusal, formats, false))
                  .orElseGet(Gone::panel));
        },
        failure -> body.add(Gone.panel()));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("refusal.title") + " · Chimera";
  }
}
