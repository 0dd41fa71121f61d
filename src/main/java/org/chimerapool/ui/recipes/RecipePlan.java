package org.chimerapool.ui.recipes;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chimerapool.deployment.recipe.Environment;
import org.chimerapool.deployment.recipe.Phase;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.Step;
import org.chimerapool.ui.kit.Chip;
import org.chimerapool.ui.kit.Formats;

/// What a recipe does, to be read from top to bottom: its phases and steps, and its checks.
final class RecipePlan extends Div {

  private final Formats formats;

  RecipePlan(Formats formats) {
    this.formats = formats;
    addClassName("plan");
  }

  void show(Recipe recipe) {
    removeAll();
    if (!recipe.environments().isEmpty()) {
      add(environments(recipe.environments()));
    }
    int whole = recipe.phases().stream().mapToInt(Phase::weight).sum();
    for (int phase = 0; phase < recipe.phases().size(); phase++) {
      add(phase(recipe, phase, whole));
    }
  }

  private Div environments(List<Environment> environments) {
    Div part = new Div(new H3(getTranslation("recipe.environments")));
    OrderedList list = new OrderedList();
    for (Environment each : environments) {
      Span name = new Span(each.label());
      name.addClassName("name");
      Span signs =
          new Span(
              getTranslation(
                  "recipe.environment.signs",
                  each.least(),
                  each.indicators().stream()
                      .map(Environment.Indicator::name)
                      .collect(Collectors.joining(" · "))));
      signs.addClassName("note");
      Chip chip = new Chip(each.name());
      chip.addClassNames("tiny", "mono");
      Div head = new Div(name, chip);
      head.addClassName("step-head");
      list.add(new ListItem(head, signs));
    }
    part.add(list);
    return part;
  }

  private Div phase(Recipe recipe, int index, int whole) {
    Phase phase = recipe.phases().get(index);
    Span share =
        new Span(
            phase
                .stage()
                .map(stage -> getTranslation("recipe.stage"))
                .orElseGet(
                    () ->
                        getTranslation(
                            "recipe.share", formats.count(100L * phase.weight() / whole))));
    share.addClassName("faint");
    Div head = new Div(new H3(phase.name()), share);
    head.addClassName("step-head");
    OrderedList list = new OrderedList();
    recipe.steps().stream()
        .filter(step -> step.phase() == index)
        .forEach(step -> list.add(step(step)));
    Div part = new Div(head, list);
    if (phase.stage().isPresent()) {
      part.addClassName("checks");
    }
    return part;
  }

  private ListItem step(Step step) {
    Span name = new Span(step.name());
    name.addClassName("name");
    Div head = new Div(name);
    head.addClassName("step-head");
    step.action().ifPresent(action -> head.add(chip(action.kind(), "violet")));
    if (!step.user().isEmpty()) {
      head.add(chip(getTranslation("recipe.by", step.user()), ""));
    }
    step.when().forEach(each -> head.add(chip(condition(each), "warn")));
    if (!step.binding()) {
      head.add(chip(getTranslation("recipe.advice"), ""));
    }
    Span note = new Span(note(step));
    note.addClassName("note");
    return new ListItem(head, note, commands(step));
  }

  private String condition(Step.Condition condition) {
    return getTranslation(
        condition.holds() ? "recipe.when" : "recipe.when.not", condition.environment());
  }

  private static Chip chip(String text, String look) {
    Chip chip = new Chip(text);
    chip.addClassName("tiny");
    if (!look.isEmpty()) {
      chip.addClassName(look);
    }
    return chip;
  }

  private String note(Step step) {
    List<String> parts = new ArrayList<>();
    parts.add(getTranslation("recipe.deadline", formats.span(step.deadline())));
    if (step.tries() > 1) {
      Duration pause = step.backoff();
      parts.add(getTranslation("recipe.tries", step.tries(), formats.span(pause)));
    }
    if (step.stage().isEmpty()) {
      parts.add(getTranslation(step.check().isEmpty() ? "recipe.always" : "recipe.checked"));
      parts.add(getTranslation(step.rollback().isEmpty() ? "recipe.stays" : "recipe.undone"));
    }
    return String.join(" · ", parts);
  }

  private NativeDetails commands(Step step) {
    Div body = new Div(command(step.run()));
    if (!step.check().isEmpty() && step.action().isEmpty()) {
      body.add(label("recipe.command.check"), command(step.check()));
    }
    if (!step.rollback().isEmpty() && step.action().isEmpty()) {
      body.add(label("recipe.command.undo"), command(step.rollback()));
    }
    NativeDetails details = new NativeDetails(getTranslation("recipe.command"), body);
    details.addClassName("command");
    return details;
  }

  private Span label(String key) {
    Span label = new Span(getTranslation(key));
    label.addClassName("faint");
    return label;
  }

  private static Pre command(String text) {
    Pre pre = new Pre();
    pre.add(new Code(text.strip()));
    pre.getElement().setAttribute("tabindex", "0");
    return pre;
  }
}
