package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chimerapool.deployment.rollout.Happening;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.RolloutFacts;
import org.chimerapool.ui.kit.Formats;

/// What happened to a rollout and why, the newest first.
final class HappeningList extends UnorderedList {

  private final transient Formats formats;
  private transient List<Happening> shown = List.of();

  HappeningList(Formats formats) {
    this.formats = formats;
    addClassName("happenings");
  }

  void show(List<Happening> happenings, RolloutFacts facts, Instant now) {
    if (happenings.equals(shown)) {
      return;
    }
    shown = happenings;
    removeAll();
    List<String> stages = facts.spec().stages().stream().map(each -> each.name()).toList();
    Map<Long, String> names =
        facts.members().stream().collect(Collectors.toMap(Member::target, Member::name));
    happenings.forEach(each -> add(item(each, stages, names, now)));
  }

  private ListItem item(
      Happening happening, List<String> stages, Map<Long, String> names, Instant now) {
    Span at = new Span(formats.moment(happening.at()));
    at.addClassName("when");
    at.setTitle(formats.ago(happening.at(), now));
    String machine =
        happening.target().isPresent()
            ? names.getOrDefault(happening.target().getAsLong(), "") + ": "
            : "";
    String by = happening.by().isEmpty() ? "" : " " + getTranslation("rollout.by", happening.by());
    return new ListItem(
        at, new Span(machine + RolloutWords.happened(happening, stages, formats.words()) + by));
  }
}
