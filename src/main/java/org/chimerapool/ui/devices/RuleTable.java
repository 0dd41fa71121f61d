package org.chimerapool.ui.devices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.DeviceRule;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;
import org.jspecify.annotations.Nullable;

/// The rules in the order in which they are tried.
final class RuleTable {

  private final Formats formats;
  private final Words words;
  private final DataTable<DeviceRule> table;

  RuleTable(Formats formats, RuleActions actions) {
    this.formats = formats;
    this.words = formats.words();
    table =
        new DataTable<DeviceRule>(words.say("devices.panel"))
            .column("rule.device", "", rule -> List.of(rule.device(), rule.note()), this::device)
            .column("rule.pattern", "mono", DeviceRule::pattern, rule -> new Text(rule.pattern()))
            .figure("rule.floor", rule -> difficulty(rule.floor()))
            .figure("rule.start", rule -> difficulty(rule.start()))
            .figure("rule.throttle", this::throttle)
            .wideScreensOnly()
            .figure("rule.name", rule -> orAny(rule.maxNameLength()))
            .wideScreensOnly()
            .figure("rule.coinbase", rule -> orAny(rule.maxCoinbase()))
            .wideScreensOnly()
            .text(
                "rule.clean", rule -> words.say(rule.cleanOnDifficulty() ? "rule.yes" : "rule.no"))
            .wideScreensOnly()
            .column(
                "rule.origin",
                "dim wide",
                DeviceRule::shippedWithProduct,
                rule ->
                    new Text(words.say(rule.shippedWithProduct() ? "rule.shipped" : "rule.own")))
            .column("", "r tight", rule -> rule, actions::menu);
  }

  DataTable<DeviceRule> component() {
    return table;
  }

  void show(List<DeviceRule> rules) {
    table.show(rules);
  }

  private Component device(DeviceRule rule) {
    Span name = new Span(rule.device());
    name.addClassName("name");
    name.setTitle(rule.note());
    return name;
  }

  private String difficulty(@Nullable Difficulty difficulty) {
    return difficulty == null ? "–" : formats.difficulty(difficulty).toString();
  }

  private String throttle(DeviceRule rule) {
    return rule.notifyThrottle().isZero() ? "–" : formats.span(rule.notifyThrottle());
  }

  private String orAny(int number) {
    return number == 0 ? words.say("rule.any") : formats.count(number);
  }
}
