package org.chimerapool.ui.hosts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.chimerapool.deployment.executor.Trial;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.StateMark;
import org.chimerapool.ui.kit.Tone;

/// What came of trying to reach a host: a line for each layer, the broken one with its reason.
final class TrialList extends Div {

  TrialList() {
    addClassName("trial");
    getElement().setAttribute("role", "status");
  }

  void waiting() {
    removeAll();
    add(new Span(getTranslation("hosts.trial.waiting")));
  }

  void failed(String words) {
    removeAll();
    add(new Span(words));
  }

  void show(Trial trial) {
    removeAll();
    OrderedList layers = new OrderedList();
    for (Trial.Finding each : trial.findings()) {
      Span words = new Span(each.words());
      words.addClassName("dim");
      layers.add(
          new ListItem(
              mark(each),
              new Span(
                  getTranslation("hosts.layer." + each.layer().name().toLowerCase(Locale.ROOT))),
              words));
    }
    add(layers);
  }

  private StateMark mark(Trial.Finding finding) {
    return switch (finding.verdict()) {
      case GOOD -> new StateMark(Tone.GOOD, Icons.TICK, getTranslation("hosts.trial.good"));
      case BAD -> new StateMark(Tone.BAD, Icons.STOPPED, getTranslation("hosts.trial.bad"));
      case NOT_TRIED -> new StateMark(Tone.OFF, Icons.WAITS, getTranslation("hosts.trial.not"));
    };
  }
}
