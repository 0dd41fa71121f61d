package org.chimerapool.ui.shell;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Visitor;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.Pools;
import org.chimerapool.ui.kit.AppLink;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/// What stands around the public pages.
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@AnonymousAllowed
public class PublicLayout extends Div implements RouterLayout {

  private final Main main = new Main();

  PublicLayout(Pools pools) {
    addClassName("public");
    Anchor skip = new Anchor("#content", getTranslation("nav.skip"));
    skip.addClassName("skip");
    skip.setRouterIgnore(true);
    main.setId("content");
    main.getElement().setAttribute("tabindex", "-1");
    List<Pool> running = pools.all();
    String name = running.size() == 1 ? running.getFirst().description().name() : "Chimera";
    add(skip, header(name), main, footer());
  }

  private Header header(String poolName) {
    Div grow = new Div();
    grow.addClassName("grow");
    NativeButton opener = new NativeButton(getTranslation("menu.view"));
    opener.addClassNames("btn", "quiet");
    Popover popover = new Popover(new Preferences());
    popover.setTarget(opener);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(getTranslation("menu.view"));
    Nav nav =
        new Nav(
            new AppLink("leaderboards", getTranslation("nav.leaderboards")),
            new AppLink("achievements", getTranslation("nav.achievements")),
            opener,
            popover,
            new AppLink("connect", getTranslation("nav.connect")),
            door());
    nav.setAriaLabel(getTranslation("nav.label"));
    return new Header(new Brand(".", poolName), grow, nav);
  }

  /// The console for those who run the pool, the miner's own page for everybody else.
  private AppLink door() {
    boolean operator =
        Visitor.find().filter(one -> Permission.SEE_CONSOLE.isGrantedTo(one.role())).isPresent();
    if (operator) {
      return new AppLink("console", getTranslation("nav.console")).look("btn");
    }
    String key = Visitor.find().isPresent() ? "nav.mine" : "nav.signin";
    return new AppLink("me", getTranslation(key)).look("btn");
  }

  private Footer footer() {
    AppLink words = new AppLink("glossary", getTranslation("term.all"));
    words.addClassName("link");
    return new Footer(new Span(getTranslation("footer.runs")), words);
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    main.getElement().removeAllChildren();
    main.getElement().appendChild(content.getElement());
  }

  @Override
  public void removeRouterLayoutContent(HasElement oldContent) {
    main.getElement().removeAllChildren();
  }
}
