package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.rollout.InvalidPlanException;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.RolloutFacts;
import org.chimerapool.deployment.rollout.RolloutPlan;
import org.chimerapool.deployment.rollout.RolloutSpec;
import org.chimerapool.deployment.rollout.StageSpec;
import org.chimerapool.deployment.rollout.Variant;
import org.chimerapool.identity.Actor;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;

/// Asks what is rolled out, to which machines, in which stages; shows who would be in which before
/// anything is kept.
final class PlanForm {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST_STAGES = 20;
  private static final int NAMED = 8;

  private final RolloutsPresenter presenter;
  private final Actor visitor;
  private final Words words;
  private final long seed = RANDOM.nextLong();
  private final TextField name = new TextField();
  private final TextField labels = new TextField();
  private final ValueFields recipe;
  private final ValueFields other;
  private final Checkbox compares = new Checkbox();
  private final Div stageList = new Div();
  private final List<StageFields> stages = new ArrayList<>();
  private final PaceFields pace;
  private final GateFields gate;
  private final TimeFields time;
  private final TogetherFields together;
  private final Div preview = new Div();
  private int counted;

  private PlanForm(RolloutsPresenter presenter, Actor visitor, Formats formats) {
    this.presenter = presenter;
    this.visitor = visitor;
    words = formats.words();
    List<Recipe> recipes = presenter.recipes();
    recipe = new ValueFields("plan", words.say("plan.recipe"), recipes);
    other = new ValueFields("plan-b", words.say("plan.other"), recipes);
    name.setId("plan-name");
    name.setLabel(words.say("plan.name"));
    name.setMaxLength(100);
    name.setWidthFull();
    labels.setId("plan-labels");
    labels.setLabel(words.say("plan.labels"));
    labels.setHelperText(words.say("plan.labels.help"));
    labels.setWidthFull();
    compares.setId("plan-compares");
    compares.setLabel(words.say("plan.compares"));
    other.setVisible(false);
    compares.addValueChangeListener(event -> other.setVisible(event.getValue()));
    pace = new PaceFields(words);
    gate = new GateFields(presenter.gates(), presenter.gateSubjects(), words);
    time = new TimeFields(words);
    together = new TogetherFields(words);
    preview.setId("plan-preview");
    preview.addClassName("plan-preview");
    preview.getElement().setAttribute("aria-live", "polite");
    add(StageSpec.first(words.say("plan.canary"), 1, Duration.ofMinutes(10)));
    add(
        new StageSpec(
            words.say("plan.some"),
            StageSpec.Picking.PERCENT,
            "",
            25,
            2,
            100,
            1,
            Duration.ofMinutes(10),
            List.of(),
            false,
            0));
    add(StageSpec.rest(words.say("plan.rest"), 2, 10));
  }

  static void open(
      RolloutsPresenter presenter, Actor visitor, Formats formats, LongConsumer planned) {
    PlanForm form = new PlanForm(presenter, visitor, formats);
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            form.words.say("plan.title"),
            form.words.say("plan.lead"),
            "plan.save",
            () -> form.save(opened[0], planned),
            form.fields());
    opened[0].setWidth("min(860px, 100vw - 32px)");
    opened[0].open();
  }

  private Component[] fields() {
    ActionButton more =
        new ActionButton(
            "stage.add",
            () -> {
              if (stages.size() < MOST_STAGES) {
                add(StageSpec.first(words.say("plan.further"), 1, Duration.ZERO));
              }
            });
    return new Component[] {
      FormDialog.pair(name, labels),
      recipe,
      new H3(words.say("plan.stages")),
      stageList,
      more,
      folded("plan.pace", pace),
      folded("plan.gate", gate),
      folded("plan.time", time),
      folded("plan.compare", compares, other),
      folded("plan.together", together),
      new ActionButton("plan.preview", this::preview),
      preview
    };
  }

  private NativeDetails folded(String key, Component... content) {
    Div inside = new Div(content);
    inside.addClassName("form");
    return new NativeDetails(words.say(key), inside);
  }

  private void add(StageSpec spec) {
    StageFields[] made = new StageFields[1];
    made[0] =
        new StageFields(
            ++counted,
            spec,
            () -> {
              stages.remove(made[0]);
              stageList.remove(made[0]);
            });
    stages.add(made[0]);
    stageList.add(made[0]);
  }

  private RolloutPlan plan() {
    List<StageSpec> specs = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      boolean barrier = together.wanted() && i == stages.size() - 1;
      specs.add(stages.get(i).spec(gate.gates(), barrier, barrier ? together.spares() : 0));
    }
    return new RolloutPlan(
        name.getValue().strip(),
        labels.getValue().strip(),
        List.of(),
        recipe.part(),
        compares.getValue() ? Optional.of(other.part()) : Optional.empty(),
        Optional.empty(),
        new RolloutSpec(
            specs,
            pace.pace(),
            pace.onFailure(),
            pace.window(),
            time.windows(),
            time.notBefore(),
            together.together()),
        seed,
        visitor.login());
  }

  private void preview() {
    RolloutPlan plan = plan();
    Errand.run(
        () -> presenter.preview(plan), this::show, failure -> fault(failure, this::showFault));
  }

  private void show(RolloutFacts facts) {
    preview.removeAll();
    for (int i = 0; i < facts.stages().size(); i++) {
      List<Member> here = facts.of(i);
      String names = here.stream().limit(NAMED).map(this::named).collect(Collectors.joining(", "));
      String more = here.size() > NAMED ? " … " : "";
      preview.add(
          new Paragraph(
              words.say(
                  "plan.assigned",
                  facts.spec().stages().get(i).name(),
                  here.size(),
                  names + more)));
    }
  }

  private String named(Member member) {
    String variant =
        compares.getValue() ? (member.seat().variant() == Variant.A ? " (A)" : " (B)") : "";
    return member.name() + variant + (member.spare() ? " " + words.say("rollout.spare") : "");
  }

  private void showFault(String text) {
    preview.removeAll();
    Paragraph line = new Paragraph(text);
    line.addClassName("fault");
    preview.add(line);
  }

  private void fault(RuntimeException failure, Consumer<String> tell) {
    tell.accept(
        failure instanceof InvalidPlanException wrong
            ? wrong.faults().stream()
                .map(each -> RolloutWords.fault(each, words))
                .collect(Collectors.joining(" "))
            : words.say("action.failed"));
  }

  private void save(FormDialog dialog, LongConsumer planned) {
    RolloutPlan plan = plan();
    dialog.busy();
    Errand.run(
        () -> presenter.plan(visitor, plan),
        id -> {
          dialog.close();
          planned.accept(id);
        },
        failure -> fault(failure, dialog::fault));
  }
}
