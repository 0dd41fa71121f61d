package org.chimerapool.ui.shell;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.chimerapool.pool.PoolId;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.Tone;
import org.chimerapool.ui.live.LiveUpdates;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/// What stands around every screen of the console.
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
public class ConsoleLayout extends Div implements RouterLayout, AfterNavigationObserver {

  private final NavEntry overview = new NavEntry("nav.overview", Icons.OVERVIEW, "console");
  private final NavEntry miners = new NavEntry("nav.miners", Icons.MINERS, "console/miners");
  private final NavEntry blocks = new NavEntry("nav.blocks", Icons.BLOCKS, "console/blocks");
  private final NavEntry refusals =
      new NavEntry("nav.refusals", Icons.REFUSALS, "console/refusals").rarely();
  private final NavEntry pools = new NavEntry("nav.pools", Icons.POOLS, "console/pools");
  private final NavEntry nodes = new NavEntry("nav.nodes", Icons.NODES, "console/nodes").rarely();
  private final NavEntry users = new NavEntry("nav.users", Icons.USERS, "console/users").rarely();
  private final NavEntry audit = new NavEntry("nav.audit", Icons.AUDIT, "console/audit").rarely();
  private final NavEntry sessions =
      new NavEntry("nav.sessions", Icons.SESSIONS, "console/sessions").rarely();
  private final NavEntry devices =
      new NavEntry("nav.devices", Icons.DEVICES, "console/devices").rarely();
  private final NavEntry guard = new NavEntry("nav.guard", Icons.SHIELD, "console/guard").rarely();
  private final NavEntry system =
      new NavEntry("nav.system", Icons.SYSTEM, "console/system").rarely();
  private final List<NavEntry> entries =
      List.of(
          overview, miners, blocks, refusals, pools, nodes, sessions, devices, guard, users, audit,
          system);
  private final Nav nav = new Nav();
  private final Main main = new Main();
  private volatile Optional<PoolId> pool;

  ConsoleLayout(AuthenticationContext access, NavFigures figures, LiveUpdates updates) {
    addClassName("shell");
    pool = BrowserMemory.pool(VaadinRequest.getCurrent());
    Anchor skip = new Anchor("#content", getTranslation("nav.skip"));
    skip.addClassName("skip");
    skip.setRouterIgnore(true);
    main.setId("content");
    main.addClassName("page");
    main.getElement().setAttribute("tabindex", "-1");
    add(skip, side(access), main);
    updates.follow(this, () -> figures.read(pool), this::show);
  }

  private Header side(AuthenticationContext access) {
    nav.setAriaLabel(getTranslation("nav.label"));
    nav.add(
        new UnorderedList(overview, miners, blocks, refusals),
        group("nav.group.engine", pools, nodes, sessions),
        group("nav.group.rules", devices, guard, system),
        group("nav.group.people", users, audit),
        more());
    Div grow = new Div();
    grow.addClassName("grow");
    Header side = new Header(new Brand("console", "Chimera"), nav, grow, new AccountMenu(access));
    side.addClassName("side");
    return side;
  }

  private Div group(String labelKey, NavEntry... members) {
    Span label = new Span(getTranslation(labelKey));
    label.addClassName("group");
    return new Div(label, new UnorderedList(members));
  }

  /// On a narrow screen, opens and closes what is needed rarely.
  private NativeButton more() {
    NativeButton more = new NativeButton();
    more.addClassNames("nav-link", "more");
    more.getElement().setAttribute("type", "button");
    more.getElement().setAttribute("aria-expanded", "false");
    more.add(new Svg(Icons.MORE), new Span(getTranslation("nav.more")));
    more.addClickListener(event -> unfold(!nav.hasClassName("open")));
    return more;
  }

  private void unfold(boolean open) {
    nav.setClassName("open", open);
    nav.getChildren()
        .reduce((first, second) -> second)
        .ifPresent(more -> more.getElement().setAttribute("aria-expanded", Boolean.toString(open)));
  }

  private void show(NavFigures.Counts counts) {
    Formats formats = PageFormats.current();
    miners.count(formats.count(counts.workers()), Tone.OFF);
    blocks.count(formats.count(counts.blocks()), Tone.OFF);
    if (counts.nodesDown() > 0) {
      nodes.count(getTranslation("nav.nodes.down", counts.nodesDown()), Tone.BAD);
    } else if (counts.nodesLagging() > 0) {
      nodes.count(getTranslation("nav.nodes.lagging", counts.nodesLagging()), Tone.WARN);
    } else {
      nodes.count("", Tone.OFF);
    }
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

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    String path = event.getLocation().getPath();
    entries.forEach(entry -> entry.highlightAt(path));
    unfold(false);
    ScreenUrl.of(event.getLocation()).pool().ifPresent(named -> pool = Optional.of(named));
  }
}
