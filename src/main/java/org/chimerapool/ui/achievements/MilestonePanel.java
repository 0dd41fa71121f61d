package org.chimerapool.ui.achievements;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.chimerapool.gamification.Milestone;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.Panel;

/// What those who run a pool have reached, and what comes next. Not to be seen before the pool's
/// days have been read.
public final class MilestonePanel extends Div {

  private final Formats formats;
  private final OrderedList list = new OrderedList();
  private final Panel panel = new Panel("milestones.title", list);
  private List<?> shown = List.of();

  public MilestonePanel(Formats formats) {
    this.formats = formats;
    list.addClassName("milestones");
    panel.ready();
    add(panel);
    setVisible(false);
  }

  public void show(List<Milestone> milestones, Instant now) {
    setVisible(!milestones.isEmpty());
    List<?> next = List.of(milestones, LocalDate.ofInstant(now, ZoneOffset.UTC));
    if (next.equals(shown)) {
      return;
    }
    shown = next;
    long reached = milestones.stream().filter(one -> one.reachedAt().isPresent()).count();
    panel.note(formats.words().say("milestones.count", reached, milestones.size()));
    list.removeAll();
    milestones.forEach(one -> list.add(line(one, now)));
  }

  private ListItem line(Milestone milestone, Instant now) {
    boolean there = milestone.reachedAt().isPresent();
    Span mark = new Span(new Svg(there ? Icons.TICK : Icons.MORE));
    mark.addClassName("mark");
    Span title =
        new Span(
            formats.words().say("milestone." + milestone.kind().name().toLowerCase(Locale.ROOT)));
    Span when =
        new Span(
            milestone
                .reachedAt()
                .map(at -> formats.day(at, now))
                .orElseGet(() -> formats.percent(milestone.ratio()).toString()));
    when.addClassName("dim");
    ListItem line = new ListItem(mark, title, when);
    line.getElement().getClassList().set("reached", there);
    return line;
  }
}
