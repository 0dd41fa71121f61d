package org.chimerapool.ui.leaderboards;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chimerapool.gamification.Season;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.ScreenUrl;

/// The span of a leaderboard: this season, the last seven days, all time, or a season that is over.
final class SpanChoice extends Div {

  private final Formats formats;
  private final AppLink season = new AppLink(".", "");
  private final AppLink week = new AppLink(".", getTranslation("board.span.week"));
  private final AppLink all = new AppLink(".", getTranslation("board.span.all"));
  private final Select<Season> archive = new Select<>();
  private ScreenUrl url = new ScreenUrl("leaderboards", Map.of());
  private List<Season> shown = List.of();

  SpanChoice(Formats formats) {
    this.formats = formats;
    addClassName("spans");
    Div links = new Div(season, week, all);
    links.addClassName("seg");
    links.getElement().setAttribute("role", "group");
    links.getElement().setAttribute("aria-label", getTranslation("board.spans"));
    archive.setAriaLabel(getTranslation("board.archive"));
    archive.setPlaceholder(getTranslation("board.archive"));
    archive.setItemLabelGenerator(one -> BoardWords.season(one, formats));
    archive.addValueChangeListener(
        event -> {
          if (event.isFromClient() && event.getValue() != null) {
            open(event.getValue());
          }
        });
    archive.setVisible(false);
    add(links, archive);
  }

  void show(BoardModel model, ScreenUrl current) {
    url = current;
    BoardChoice asked = model.asked();
    boolean past = asked.season().filter(one -> !one.equals(model.season())).isPresent();
    season.setText(BoardWords.season(model.season(), formats));
    mark(season, "", asked.span().equals(BoardChoice.SEASON) && !past);
    mark(week, BoardChoice.WEEK, asked.span().equals(BoardChoice.WEEK));
    mark(all, BoardChoice.ALL, asked.span().equals(BoardChoice.ALL));
    List<Season> seasons = new ArrayList<>(model.archive().orElse(List.of()));
    archive.setVisible(!seasons.isEmpty());
    if (!seasons.equals(shown)) {
      shown = seasons;
      archive.setItems(seasons);
    }
    if (past && asked.span().equals(BoardChoice.SEASON)) {
      asked.season().filter(seasons::contains).ifPresent(archive::setValue);
    } else {
      archive.clear();
    }
  }

  private void mark(AppLink link, String span, boolean current) {
    link.setHref(url.with("span", span).with("season", "").href());
    if (current) {
      link.getElement().setAttribute("aria-current", "true");
    } else {
      link.getElement().removeAttribute("aria-current");
    }
  }

  private void open(Season past) {
    ScreenUrl there = url.with("span", "").with("season", past.key());
    UI.getCurrent().navigate(there.path(), there.location().getQueryParameters());
  }
}
