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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chimerapool.identity.SavedViews;
import org.chimerapool.identity.Tenants;
import org.chimerapool.identity.Visitor;
import org.chimerapool.pool.PoolId;
import org.chimerapool.ui.achievements.AchievementPanels;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.PoolWish;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.Tone;
import org.chimerapool.ui.kit.Tour;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.palette.CommandCatalog;
import org.chimerapool.ui.palette.CommandPalette;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/// What stands around every screen of the console.
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
public class ConsoleLayout extends Div implements RouterLayout, AfterNavigationObserver {

  private final Map<ConsolePage, NavEntry> entries = new EnumMap<>(ConsolePage.class);
  private final Nav nav = new Nav();
  private final Main main = new Main();
  private final Kiosk kiosk = new Kiosk();
  private final ViewList views;
  private volatile Optional<PoolId> pool;

  ConsoleLayout(
      AuthenticationContext access,
      NavFigures figures,
      LiveUpdates updates,
      CommandCatalog commands,
      SavedViews saved,
      Tenants tenants,
      AchievementPanels badges) {
    addClassName("shell");
    pool = BrowserMemory.pool(VaadinRequest.getCurrent());
    Anchor skip = new Anchor("#content", getTranslation("nav.skip"));
    skip.addClassName("skip");
    skip.setRouterIgnore(true);
    main.setId("content");
    main.addClassName("page");
    main.getElement().setAttribute("tabindex", "-1");
    Visitor visitor = Visitor.current();
    CommandPalette palette = new CommandPalette(commands, jumps());
    views =
        new ViewList(
            new ViewActions(saved, visitor, () -> readViews(saved, visitor)), this::leadTo);
    add(
        skip,
        side(access, palette, new TenantSwitch(tenants, visitor)),
        main,
        palette,
        kiosk,
        tour());
    addAttachListener(event -> readViews(saved, visitor));
    add(badges.toasts(() -> pool));
    updates.follow(this, () -> figures.read(new PoolWish(pool, visitor.tenant())), this::show);
  }

  private void readViews(SavedViews saved, Visitor visitor) {
    Errand.run(() -> saved.of(visitor), views::show, failure -> {});
  }

  private void leadTo(Map<String, String> usual) {
    entries.values().forEach(entry -> entry.leadTo(usual));
  }

  private static Map<String, String> jumps() {
    return Arrays.stream(ConsolePage.values())
        .collect(Collectors.toMap(page -> page.command().id(), ConsolePage::jump));
  }

  private static Tour tour() {
    return new Tour(
        "console",
        List.of(
            new Tour.Step(".side nav", "tour.console.menu"),
            new Tour.Step("#content", "tour.console.page")));
  }

  private Header side(AuthenticationContext access, CommandPalette palette, TenantSwitch tenant) {
    nav.setAriaLabel(getTranslation("nav.label"));
    for (ConsolePage.Section section : ConsolePage.Section.values()) {
      nav.add(group(section));
    }
    nav.add(views, more());
    Div grow = new Div();
    grow.addClassName("grow");
    Header side =
        new Header(
            new Brand("console", "Chimera"),
            tenant,
            new FindButton(palette),
            nav,
            grow,
            new AccountMenu(access));
    side.addClassName("side");
    return side;
  }

  private com.vaadin.flow.component.Component group(ConsolePage.Section section) {
    UnorderedList list = new UnorderedList();
    for (ConsolePage page : ConsolePage.values()) {
      if (page.section() == section) {
        NavEntry entry = page.entry();
        entries.put(page, entry);
        list.add(entry);
      }
    }
    if (section.labelKey().isEmpty()) {
      return list;
    }
    Span label = new Span(getTranslation(section.labelKey()));
    label.addClassName("group");
    return new Div(label, list);
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
    count(ConsolePage.MINERS, formats.count(counts.workers()), Tone.OFF);
    count(ConsolePage.BLOCKS, formats.count(counts.blocks()), Tone.OFF);
    if (counts.nodesDown() > 0) {
      count(ConsolePage.NODES, getTranslation("nav.nodes.down", counts.nodesDown()), Tone.BAD);
    } else if (counts.nodesLagging() > 0) {
      count(
          ConsolePage.NODES, getTranslation("nav.nodes.lagging", counts.nodesLagging()), Tone.WARN);
    } else {
      count(ConsolePage.NODES, "", Tone.OFF);
    }
  }

  private void count(ConsolePage page, String text, Tone tone) {
    NavEntry entry = entries.get(page);
    if (entry != null) {
      entry.count(text, tone);
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
    entries.values().forEach(entry -> entry.highlightAt(path));
    unfold(false);
    kiosk.enter(ScreenUrl.of(event.getLocation()));
    ScreenUrl.of(event.getLocation()).pool().ifPresent(named -> pool = Optional.of(named));
  }
}
