package org.chimerapool.ui.devices;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.pool.DeviceRule;
import org.chimerapool.pool.DeviceRules;
import org.chimerapool.ui.access.Trail;
import org.chimerapool.ui.kit.Answer;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.kit.Tone;
import org.springframework.stereotype.Component;

/// Computes the page of device rules and passes on what an operator wants of them.
@Component
class DevicesPresenter {

  private final DeviceRules rules;
  private final Trail trail;

  DevicesPresenter(DeviceRules rules, Trail trail) {
    this.rules = rules;
    this.trail = trail;
  }

  /// @param tried a user agent to try the rules with; empty for none
  DevicesModel read(String tried) {
    Reading<List<DeviceRule>> all = Reading.of(rules::all);
    int count = all.orElse(List.of()).size();
    long own = all.orElse(List.of()).stream().filter(rule -> !rule.shippedWithProduct()).count();
    return new DevicesModel(
        Answer.of(count == 0 ? Tone.OFF : Tone.GOOD, "devices.answer", count, own),
        all,
        tried.isBlank() ? Optional.empty() : Optional.of(rules.match(tried)));
  }

  void save(Actor who, DeviceRule rule) {
    who.require(Permission.RUN_DEVICE_RULES);
    Optional<DeviceRule> before =
        rules.all().stream().filter(kept -> kept.id() == rule.id()).findFirst();
    DeviceRule saved = rules.save(rule);
    trail.record(
        who,
        AuditAction.DEVICE_RULE_SAVED,
        subject(saved),
        before.map(DeviceRule::toString).orElse(""),
        saved.toString());
  }

  void delete(Actor who, DeviceRule rule) {
    who.require(Permission.RUN_DEVICE_RULES);
    rules.delete(rule.id());
    trail.record(who, AuditAction.DEVICE_RULE_DELETED, subject(rule), rule.toString(), "");
  }

  /// Brings back what came with the product.
  ///
  /// @return how many rules came back
  int restoreShipped(Actor who) {
    who.require(Permission.RUN_DEVICE_RULES);
    int restored = rules.restoreShipped();
    trail.record(
        who, AuditAction.DEVICE_RULE_SAVED, "shipped device rules", "", restored + " restored");
    return restored;
  }

  /// Lets a rule change places with its neighbour.
  ///
  /// @param up whether it is to be tried earlier
  void move(Actor who, DeviceRule rule, boolean up) {
    who.require(Permission.RUN_DEVICE_RULES);
    List<DeviceRule> all = rules.all();
    int at = indexOf(all, rule);
    int there = up ? at - 1 : at + 1;
    if (at < 0 || there < 0 || there >= all.size()) {
      return;
    }
    List<DeviceRule> changed = new ArrayList<>(all);
    Collections.swap(changed, at, there);
    for (int i = 0; i < changed.size(); i++) {
      DeviceRule each = changed.get(i);
      int order = 10 * (i + 1);
      if (each.order() != order) {
        rules.save(withOrder(each, order));
      }
    }
    trail.record(
        who,
        AuditAction.DEVICE_RULE_SAVED,
        subject(rule),
        "place " + (at + 1),
        "place " + (there + 1));
  }

  /// The place behind all others.
  int lastPlace() {
    return rules.all().stream().mapToInt(DeviceRule::order).max().orElse(0) + 10;
  }

  private static int indexOf(List<DeviceRule> all, DeviceRule rule) {
    return IntStream.range(0, all.size())
        .filter(i -> all.get(i).id() == rule.id())
        .findFirst()
        .orElse(-1);
  }

  private static DeviceRule withOrder(DeviceRule rule, int order) {
    return new DeviceRule(
        rule.id(),
        rule.pattern(),
        order,
        rule.device(),
        rule.floor(),
        rule.start(),
        rule.notifyThrottle(),
        rule.maxNameLength(),
        rule.maxCoinbase(),
        rule.cleanOnDifficulty(),
        rule.shippedWithProduct(),
        rule.note());
  }

  private static String subject(DeviceRule rule) {
    return "device rule " + rule.pattern() + " (" + rule.id() + ")";
  }
}
