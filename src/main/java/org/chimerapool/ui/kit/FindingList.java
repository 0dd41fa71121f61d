package org.chimerapool.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chimerapool.deployment.Figure;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.StepStanding;
import org.chimerapool.deployment.recipe.Stage;
import org.chimerapool.deployment.recipe.Step;
import org.jspecify.annotations.Nullable;

/// What came of the checks after an installation, stage by stage, and what it measured.
public final class FindingList extends Div {

  private final Formats formats;
  private Object shown = List.of();

  public FindingList(Formats formats) {
    this.formats = formats;
    addClassName("findings");
  }

  /// Whether there is anything to show of a run.
  public static boolean any(Run run, List<Figure> figures) {
    return !figures.isEmpty() || !run.recipe().checks().isEmpty();
  }

  public void show(Run run, List<StepStanding> standings, List<Figure> figures) {
    Object wanted = List.of(run.id(), standings, figures);
    if (wanted.equals(shown)) {
      return;
    }
    shown = wanted;
    removeAll();
    Map<Integer, StepStanding> byStep =
        standings.stream().collect(Collectors.toMap(StepStanding::step, Function.identity()));
    for (Stage stage : Stage.values()) {
      UnorderedList list = new UnorderedList();
      for (int i = 0; i < run.recipe().steps().size(); i++) {
        Step step = run.recipe().steps().get(i);
        if (step.stage().filter(each -> each == stage).isPresent()) {
          list.add(check(step, byStep.get(i)));
        }
      }
      if (list.getElement().getChildCount() > 0) {
        add(new Div(new H3(stage.title()), list));
      }
    }
    if (!figures.isEmpty()) {
      FactList measured = new FactList();
      figures.forEach(each -> measured.named(each.name(), value(each)));
      add(new Div(new H3(getTranslation("run.measured")), measured));
    }
  }

  private ListItem check(Step step, @Nullable StepStanding standing) {
    Verdict verdict = verdict(step, standing);
    ListItem item = new ListItem();
    item.add(new StateMark(verdict.tone(), verdict.icon(), getTranslation(verdict.key())));
    item.add(new Span(step.name()));
    return item;
  }

  private record Verdict(Tone tone, String icon, String key) {}

  private static Verdict verdict(Step step, @Nullable StepStanding standing) {
    if (standing == null) {
      return new Verdict(Tone.OFF, Icons.WAITS, "run.check.open");
    }
    return switch (standing.state()) {
      case DONE, SKIPPED -> new Verdict(Tone.GOOD, Icons.TICK, "run.check.holds");
      case LEFT_OUT -> new Verdict(Tone.OFF, Icons.STOPPED, "step.state.left_out");
      case RUNNING, UNDOING, UNDONE -> new Verdict(Tone.OFF, Icons.RUNS, "run.check.runs");
      case FAILED, UNDO_FAILED ->
          step.binding()
              ? new Verdict(Tone.BAD, Icons.REFUSALS, "run.check.fails")
              : new Verdict(Tone.WARN, Icons.REFUSALS, "run.check.advice");
    };
  }

  private String value(Figure figure) {
    double value = figure.value();
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    String number = whole ? formats.count(Math.round(value)) : formats.threeDigits(value);
    return figure.unit().isEmpty() ? number : number + " " + figure.unit();
  }
}
