package org.chimerapool.ui.achievements;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.gamification.Earned;
import org.chimerapool.gamification.Level;
import org.chimerapool.gamification.NextBadge;
import org.chimerapool.gamification.Streak;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Panel;

/// Level, streak, place and badges of one miner. A badge that comes while the page is open is
/// celebrated, quietly for those who want less motion.
public final class HonoursPanel extends Div {

  private static final int SHOWN = 8;
  private static final int NEXT = 4;

  private final Formats formats;
  private final Words words;
  private final Div fresh = new Div();
  private final Div facts = new Div();
  private final UnorderedList list = new UnorderedList();
  private final AppLink all = new AppLink("achievements", getTranslation("achievements.all"));
  private final Panel panel = new Panel("honours.title", new Div(facts, list)).action(all);
  private Optional<String> known = Optional.empty();
  private Set<String> seen = Set.of();
  private Optional<Honours> shown = Optional.empty();

  public HonoursPanel(Formats formats) {
    this.formats = formats;
    this.words = formats.words();
    addClassName("honours");
    fresh.addClassName("celebration");
    fresh.getElement().setAttribute("role", "status");
    facts.addClassName("honour-facts");
    list.addClassName("badge-grid");
    all.look("btn quiet");
    add(fresh, panel);
  }

  /// @param address whose they are
  public void show(String address, Honours honours) {
    if (shown.filter(honours::equals).isPresent() && known.filter(address::equals).isPresent()) {
      return;
    }
    celebrate(address, honours.earned());
    shown = Optional.of(honours);
    all.setHref("achievements?of=" + address);
    panel.ready();
    panel.note(words.say("honours.count", honours.earned().size(), honours.badges()));
    facts.removeAll();
    honours.level().ifPresent(level -> facts.add(level(level)));
    honours.streak().ifPresent(streak -> facts.add(streak(streak)));
    facts.add(place(honours));
    list.removeAll();
    honours.earned().stream().limit(SHOWN).forEach(one -> list.add(earned(one)));
    honours.next().stream().limit(NEXT).forEach(one -> list.add(next(one)));
  }

  private void celebrate(String address, List<Earned> earned) {
    Set<String> now = new HashSet<>();
    earned.forEach(one -> now.add(one.rule().code()));
    if (known.filter(address::equals).isEmpty()) {
      fresh.removeAll();
    } else {
      List<Earned> added =
          earned.stream()
              .filter(one -> !seen.contains(one.rule().code()) && !one.backfilled())
              .toList();
      if (!added.isEmpty()) {
        fresh.removeAll();
        added.forEach(one -> fresh.add(banner(one)));
      }
    }
    known = Optional.of(address);
    seen = now;
  }

  private Div banner(Earned earned) {
    H2 title = new H2(words.say("honours.fresh", BadgeWords.title(earned.rule(), formats)));
    Span how = new Span(BadgeWords.how(earned.rule(), formats));
    how.addClassName("dim");
    Div text = new Div(title, how);
    Div banner = new Div(new BadgeArt(earned.rule(), true), text);
    banner.addClassName("banner");
    return banner;
  }

  private Div level(Level level) {
    String rest = formats.count((long) Math.ceil(level.next() - level.points()));
    return fact(
        words.say("honours.level", level.number()),
        words.say("honours.level.sub", rest, level.number() + 1),
        Optional.of(level.ratio()));
  }

  private Div streak(Streak streak) {
    String state =
        switch (streak.state()) {
          case KEPT -> words.say("streak.kept");
          case OPEN -> words.say("streak.open");
          case AT_RISK -> words.say("streak.risk");
          case NONE -> words.say("streak.none", streak.longest());
        };
    String grace =
        streak
            .graceBack()
            .map(formats::date)
            .map(day -> " " + words.say("streak.grace", day))
            .orElse("");
    return fact(words.say("honours.streak", streak.days()), state + grace, Optional.empty());
  }

  private Div place(Honours honours) {
    String size = honours.size().map(one -> BadgeWords.size(one, formats)).orElse("–");
    String rank =
        honours
            .rank()
            .map(one -> words.say("honours.rank", one, honours.entries()))
            .orElseGet(() -> words.say("honours.unranked"));
    return fact(rank, words.say("honours.rank.sub", size), Optional.empty());
  }

  private static Div fact(String say, String sub, Optional<Double> ratio) {
    Span first = new Span(say);
    first.addClassName("say");
    Span second = new Span(sub);
    second.addClassName("dim");
    Div fact = new Div(first, second);
    ratio.ifPresent(
        part -> {
          Div fill = new Div();
          fill.setWidth(Math.round(100 * part) + "%");
          Div bar = new Div(fill);
          bar.addClassNames("bar", "progress");
          bar.getElement().setAttribute("aria-hidden", "true");
          fact.add(bar);
        });
    return fact;
  }

  private BadgeCard earned(Earned earned) {
    return new BadgeCard(
        earned.rule(), true, BadgeWords.title(earned.rule(), formats), formats.date(earned.day()));
  }

  private BadgeCard next(NextBadge next) {
    return new BadgeCard(
            next.rule(),
            false,
            BadgeWords.title(next.rule(), formats),
            BadgeWords.way(next, formats))
        .progress(next.ratio());
  }
}
