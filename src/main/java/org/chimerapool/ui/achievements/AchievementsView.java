package org.chimerapool.ui.achievements;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.gamification.AchievementRule;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.PoolPicker;
import org.chimerapool.ui.shell.PublicLayout;

/// Every badge there is, how rare it is, and who got one last.
@Route(value = "achievements", layout = PublicLayout.class)
@AnonymousAllowed
class AchievementsView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private final Formats formats = PageFormats.current();
  private final PoolPicker pools = new PoolPicker();
  private final Paragraph lead = new Paragraph();
  private final LatestUnlocks latest = new LatestUnlocks(formats);
  private final Map<BadgeGroup, UnorderedList> lists = new EnumMap<>(BadgeGroup.class);
  private final Map<BadgeGroup, Panel> panels = new EnumMap<>(BadgeGroup.class);
  private final LivePage<GalleryModel> live;
  private volatile String asked = "";
  private List<?> shown = List.of();

  AchievementsView(GalleryPresenter presenter, LiveUpdates updates) {
    LiveBadge badge = new LiveBadge();
    lead.addClassName("lead");
    Div words = new Div(new H1(getTranslation("achievements.title")), lead);
    words.addClassName("grow");
    Div hero = new Div(words, pools, badge);
    hero.addClassName("hero");
    Div groups = new Div();
    groups.addClassName("stack");
    groups.add(latest);
    for (BadgeGroup group : BadgeGroup.values()) {
      UnorderedList list = new UnorderedList();
      list.addClassName("badge-grid");
      lists.put(group, list);
      Panel panel = new Panel(group.key(), list);
      panels.put(group, panel);
      groups.add(panel);
    }
    add(hero, groups);
    live =
        updates.follow(this, () -> presenter.read(pools.wanted(), asked), this::show).badge(badge);
  }

  private void show(GalleryModel model) {
    pools.show(model.choice());
    lead.setText(
        model
            .address()
            .map(
                address ->
                    getTranslation(
                        "achievements.lead.own",
                        CopyableText.shorten(address, 6),
                        model.earned().size(),
                        model.rules().size()))
            .orElseGet(() -> getTranslation("achievements.lead", model.rules().size())));
    latest.show(model.latest(), model.now());
    List<?> now = List.of(model.rarity(), model.earned(), model.address());
    if (!now.equals(shown)) {
      shown = now;
      panels.forEach((group, panel) -> show(group, panel, model));
    }
  }

  private void show(BadgeGroup group, Panel panel, GalleryModel model) {
    UnorderedList list = lists.getOrDefault(group, new UnorderedList());
    list.removeAll();
    panel.ready();
    model.rules().stream()
        .filter(rule -> BadgeGroup.of(rule) == group)
        .forEach(rule -> list.add(card(rule, model)));
  }

  private BadgeCard card(AchievementRule rule, GalleryModel model) {
    boolean has = model.earned().containsKey(rule.code());
    boolean lit = model.address().isEmpty() ? model.rarity().containsKey(rule.code()) : has;
    boolean told = !rule.secret() || lit || model.rarity().containsKey(rule.code());
    String title = told ? BadgeWords.title(rule, formats) : getTranslation("achievements.secret");
    String how = told ? BadgeWords.how(rule, formats) : getTranslation("achievements.secret.how");
    Double part = model.rarity().get(rule.code());
    String rare =
        part == null
            ? getTranslation("achievements.nobody")
            : getTranslation("achievements.rarity", formats.percent(part).toString());
    return new BadgeCard(rule, lit, title, how).also(rare);
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    ScreenUrl url = pools.enter(event.getLocation());
    asked = url.get("of");
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("achievements.title") + " · Chimera";
  }
}
