package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.fleet.TargetState;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.AppLink;

/// All machines at a glance: a small tile each, grouped by what the reader chooses.
final class FleetTiles extends Div {

  private final Words words;
  private List<Object> shown = List.of();

  /// What the tiles are grouped by.
  enum Grouping {
    PLACE,
    LABEL,
    KIND
  }

  FleetTiles(Words words) {
    this.words = words;
    addClassName("fleet-map");
  }

  void show(List<FleetModel.Line> lines, Grouping grouping) {
    List<Object> now = new ArrayList<>(List.of(grouping));
    lines.forEach(line -> now.add(line.target().id() + look(line) + title(line)));
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    removeAll();
    grouped(lines, grouping).forEach((name, group) -> add(group(name, group)));
  }

  private Map<String, List<FleetModel.Line>> grouped(
      List<FleetModel.Line> lines, Grouping grouping) {
    Map<String, List<FleetModel.Line>> groups = new TreeMap<>();
    for (FleetModel.Line line : lines) {
      names(line.target(), grouping)
          .forEach(name -> groups.computeIfAbsent(name, key -> new ArrayList<>()).add(line));
    }
    return groups;
  }

  private List<String> names(Target target, Grouping grouping) {
    List<String> names =
        switch (grouping) {
          case PLACE -> target.place().isEmpty() ? List.of() : List.of(target.place());
          case LABEL -> List.copyOf(target.labels());
          case KIND -> List.of(words.say("fleet.kind." + FleetFilter.key(target.kind())));
        };
    return names.isEmpty() ? List.of(words.say("fleet.map.none")) : names;
  }

  private Component group(String name, List<FleetModel.Line> lines) {
    Div tiles = new Div();
    tiles.addClassName("fleet-tiles");
    lines.forEach(line -> tiles.add(tile(line)));
    Span count = new Span(Integer.toString(lines.size()));
    count.addClassName("dim");
    H3 head = new H3(name);
    head.add(new Span(" "), count);
    Div group = new Div(head, tiles);
    group.addClassName("fleet-group");
    return group;
  }

  private Component tile(FleetModel.Line line) {
    AppLink tile = new AppLink("console/fleet/" + line.target().id(), line.target().name());
    tile.addClassNames("fleet-tile", look(line));
    tile.setTitle(title(line));
    Span heard = new Span(": " + title(line));
    heard.addClassName("unseen");
    tile.add(heard);
    return tile;
  }

  private static String look(FleetModel.Line line) {
    return line.target().state() == TargetState.ACCEPTED
        ? FleetWords.tone(line.target().health()).css()
        : "off";
  }

  private String title(FleetModel.Line line) {
    String health = words.say("fleet.health." + FleetFilter.key(line.target().health()));
    String why = FleetWords.reasons(line.reasons(), words);
    return why.isEmpty() ? health : health + ": " + why;
  }
}
