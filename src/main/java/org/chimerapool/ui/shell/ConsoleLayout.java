package org.chimerapool.ui.shell;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.PageFormats;
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
  private final NavEntry nodes = new NavEntry("nav.nodes", Icons.NODES, "console/nodes");
  private final NavEntry system = new NavEntry("nav.system", Icons.SYSTEM, "console/system");
  private final Main main = new Main();

  ConsoleLayout(AuthenticationContext access, NavFigures figures, LiveUpdates updates) {
    addClassName("shell");
    Anchor skip = new Anchor("#content", getTranslation("nav.skip"));
    skip.addClassName("skip");
    skip.setRouterIgnore(true);
    main.setId("content");
    main.addClassName("page");
    main.getElement().setAttribute("tabindex", "-1");
    add(skip, side(access), main);
    updates.follow(this, figures::read, this::show);
  }

  private Header side(AuthenticationContext access) {
    UnorderedList entries = new UnorderedList(overview, miners, blocks, nodes, system);
    Nav nav = new Nav(entries);
    nav.setAriaLabel(getTranslation("nav.label"));
    Div grow = new Div();
    grow.addClassName("grow");
    Header side = new Header(new Brand("console", "Chimera"), nav, grow, new AccountMenu(access));
    side.addClassName("side");
    return side;
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
    List.of(overview, miners, blocks, nodes, system).forEach(entry -> entry.highlightAt(path));
  }
}
