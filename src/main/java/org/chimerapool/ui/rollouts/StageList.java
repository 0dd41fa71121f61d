package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.RolloutFacts;
import org.chimerapool.deployment.rollout.RolloutState;
import org.chimerapool.deployment.rollout.StageSpec;
import org.chimerapool.deployment.rollout.StageStanding;
import org.chimerapool.deployment.rollout.StageState;
import org.chimerapool.ui.kit.Chip;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.StateMark;
import org.chimerapool.ui.kit.Tone;

/// The stages of a rollout with their gates, as they move.
final class StageList extends OrderedList {

  private final transient Formats formats;
  private transient List<Object> shown = List.of();

  StageList(Formats formats) {
    this.formats = formats;
    addClassName("stages");
  }

  void show(RolloutFacts facts, Instant now) {
    List<Object> wanted = new ArrayList<>(facts.stages());
    wanted.add(facts.state());
    facts.members().forEach(each -> wanted.add(each.state()));
    boolean soaking =
        facts.state() == RolloutState.RUNNING
            && facts.stages().get(facts.stage()).state() == StageState.SOAKING;
    if (!wanted.equals(shown) || soaking) {
      shown = wanted;
      removeAll();
      for (int i = 0; i < facts.stages().size(); i++) {
        add(item(facts, i, now));
      }
    }
  }

  private ListItem item(RolloutFacts facts, int place, Instant now) {
    StageSpec spec = facts.spec().stages().get(place);
    StageStanding standing = facts.stages().get(place);
    List<Member> members = facts.of(place);
    Div head = new Div(new H3(spec.name()), RolloutWords.mark(standing.state(), formats.words()));
    head.addClassName("stage-head");
    ListItem item = new ListItem(head);
    long through = members.stream().filter(each -> each.state().through()).count();
    long bad = members.stream().filter(each -> each.state().bad()).count();
    double part = members.isEmpty() ? 0 : (double) through / members.size();
    item.add(
        new Share(spec.name())
            .show(
                part,
                through + "/" + members.size(),
                bad > 0 ? Tone.BAD : RolloutWords.tone(standing.state())));
    String rules = RolloutWords.rules(spec, formats);
    note(item, rules, "rules");
    note(item, remaining(facts, place, now), "rules");
    standing.readings().forEach(each -> item.add(reading(each)));
    if (standing.readings().isEmpty()) {
      spec.gates()
          .forEach(
              gate ->
                  note(
                      item,
                      getTranslation(
                          "rollout.gate.ahead",
                          RolloutWords.gate(gate.gate(), formats.words()),
                          formats.decimal(gate.limit(), 1)),
                      "rules"));
    }
    note(
        item,
        RolloutWords.because(standing.because(), standing.figures(), formats.words()),
        RolloutWords.tone(standing.state()).css());
    if (place == facts.stage() && !facts.state().ended()) {
      item.getElement().setAttribute("aria-current", "step");
    }
    long failed = members.stream().filter(each -> each.state() == MemberState.BACK_FAILED).count();
    if (failed > 0) {
      note(item, getTranslation("rollout.stage.notback", failed), "bad");
    }
    return item;
  }

  private static void note(ListItem item, String text, String look) {
    if (!text.isEmpty()) {
      Paragraph note = new Paragraph(text);
      note.addClassName(look);
      item.add(note);
    }
  }

  private String remaining(RolloutFacts facts, int place, Instant now) {
    StageStanding standing = facts.stages().get(place);
    if (standing.state() != StageState.SOAKING || facts.state() != RolloutState.RUNNING) {
      return "";
    }
    Duration left =
        Duration.between(now, standing.since().plus(facts.spec().stages().get(place).soak()));
    return left.isPositive() ? getTranslation("rollout.soak.left", formats.span(left)) : "";
  }

  private Div reading(StageStanding.Reading reading) {
    Tone tone =
        switch (reading.verdict()) {
          case "PASS" -> Tone.GOOD;
          case "FAIL" -> Tone.BAD;
          case String unknown -> Tone.WARN;
        };
    String word =
        getTranslation(
            switch (tone) {
              case GOOD -> "rollout.verdict.pass";
              case BAD -> "rollout.verdict.fail";
              case WARN, OFF -> "rollout.verdict.inconclusive";
            });
    Div line =
        new Div(
            new StateMark(tone, Icons.SHIELD, word),
            new Span(RolloutWords.gate(reading.gate(), formats.words()) + ": " + reading.words()));
    if (reading.dryRun()) {
      line.add(new Chip(getTranslation("rollout.gate.dry")));
    }
    line.addClassName("reading");
    return line;
  }
}
