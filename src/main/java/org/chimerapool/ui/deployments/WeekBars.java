package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import org.chimerapool.deployment.insight.Report;
import org.chimerapool.ui.kit.Formats;

/// Weeks side by side: what succeeded, and on top of it what failed.
final class WeekBars extends Div {

  private final Formats formats;
  private final OrderedList bars = new OrderedList();
  private List<Report.Week> shown = List.of();

  WeekBars(Formats formats) {
    this.formats = formats;
    bars.addClassName("week-bars");
    add(bars);
  }

  void show(List<Report.Week> weeks) {
    if (weeks.equals(shown)) {
      return;
    }
    shown = weeks;
    bars.removeAll();
    long most = weeks.stream().mapToLong(week -> week.succeeded() + week.failed()).max().orElse(0);
    weeks.forEach(week -> bars.add(bar(week, Math.max(1, most))));
  }

  private ListItem bar(Report.Week week, long most) {
    String words =
        getTranslation(
            "analytics.week", formats.date(week.monday()), week.succeeded(), week.failed());
    Span bad = part("bad", week.failed(), most);
    Span good = part("good", week.succeeded(), most);
    Span spoken = new Span(words);
    spoken.addClassName("unseen");
    ListItem bar = new ListItem(bad, good, spoken);
    bar.setTitle(words);
    return bar;
  }

  private static Span part(String look, long count, long most) {
    Span part = new Span();
    part.addClassName(look);
    part.getStyle()
        .set("height", String.format(Locale.ROOT, "%.1f%%", (double) count * 100 / (double) most));
    return part;
  }
}
