package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.StepStanding;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.Tone;

/// The phases of a run with their steps, and what became of each.
final class PhaseList extends Div {

  private static final String AHEAD =
      "<svg viewBox='0 0 24 24' fill='none' stroke='currentColor' stroke-width='1.7' aria-hidden='true'>"
          + "<circle cx='12' cy='12' r='4'/></svg>";

  private final Formats formats;
  private List<Object> shown = List.of();

  PhaseList(Formats formats) {
    this.formats = formats;
    addClassName("phases");
  }

  void show(Run run, List<StepStanding> standings, Instant now) {
    List<Object> wanted = new ArrayList<>(standings);
    wanted.add(run.state());
    if (!wanted.equals(shown) || standings.stream().anyMatch(PhaseList::open)) {
      shown = wanted;
      build(run, standings, now);
    }
  }

  private void build(Run run, List<StepStanding> standings, Instant now) {
    Map<Integer, StepStanding> byStep =
        standings.stream().collect(Collectors.toMap(StepStanding::step, Function.identity()));
    removeAll();
    for (int phase = 0; phase < run.recipe().phases().size(); phase++) {
      if (run.recipe().phases().get(phase).stage().isPresent()) {
        continue;
      }
      OrderedList steps = new OrderedList();
      for (int step = 0; step < run.recipe().steps().size(); step++) {
        if (run.recipe().steps().get(step).phase() == phase) {
          steps.add(
              item(
                  run.recipe().steps().get(step).name(),
                  Optional.ofNullable(byStep.get(step)),
                  now));
        }
      }
      add(new Div(new H3(run.recipe().phases().get(phase).name()), steps));
    }
  }

  private ListItem item(String name, Optional<StepStanding> standing, Instant now) {
    Span title = new Span(name);
    title.addClassName("name");
    Span note = new Span(standing.map(each -> note(each, now)).orElse(""));
    note.addClassName("note");
    Tone tone = standing.map(each -> tone(each.state())).orElse(Tone.OFF);
    ListItem item =
        new ListItem(new Svg(standing.map(each -> icon(each.state())).orElse(AHEAD)), title, note);
    item.addClassName(tone.css());
    if (standing.map(PhaseList::open).orElse(false)) {
      item.getElement().setAttribute("aria-current", "step");
    }
    return item;
  }

  private static boolean open(StepStanding standing) {
    return standing.endedAt().isEmpty();
  }

  private String note(StepStanding standing, Instant now) {
    String word = getTranslation("step.state." + standing.state().name().toLowerCase(Locale.ROOT));
    Duration took = Duration.between(standing.startedAt(), standing.endedAt().orElse(now));
    String time = took.isNegative() ? "" : " · " + formats.span(took);
    String tries =
        standing.tries() > 1 ? " · " + getTranslation("step.tries", standing.tries()) : "";
    return word + time + tries;
  }

  private static Tone tone(StepStanding.State state) {
    return switch (state) {
      case DONE, SKIPPED -> Tone.GOOD;
      case RUNNING -> Tone.GOOD;
      case LEFT_OUT -> Tone.OFF;
      case UNDOING, UNDONE -> Tone.WARN;
      case FAILED, UNDO_FAILED -> Tone.BAD;
    };
  }

  private static String icon(StepStanding.State state) {
    return switch (state) {
      case DONE, SKIPPED -> Icons.TICK;
      case RUNNING -> Icons.RUNS;
      case LEFT_OUT -> Icons.STOPPED;
      case UNDOING, UNDONE -> Icons.DRAINS;
      case FAILED, UNDO_FAILED -> Icons.REFUSALS;
    };
  }
}
