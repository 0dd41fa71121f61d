package org.chimerapool.deployment.recipe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts named things into an order in which each comes after what it needs, otherwise as they were
/// written.
final class Needs {

  private final Map<String, YamlNode> nodes = new LinkedHashMap<>();
  private final List<YamlNode> nameless = new ArrayList<>();
  private final List<YamlNode> ordered = new ArrayList<>();
  private final List<String> onTheWay = new ArrayList<>();
  private boolean cycle;

  private Needs(List<YamlNode> all) {
    for (YamlNode each : all) {
      String name = each.peek("name");
      if (name.isEmpty() || nodes.putIfAbsent(name, each) != null) {
        nameless.add(each);
      }
    }
  }

  static List<YamlNode> ordered(List<YamlNode> written) {
    if (written.stream().noneMatch(each -> each.has("needs"))) {
      return written;
    }
    Needs needs = new Needs(written);
    for (YamlNode each : written) {
      if (needs.nameless.contains(each)) {
        needs.ordered.add(each);
      } else {
        needs.place(each.peek("name"));
      }
    }
    return needs.cycle ? written : needs.ordered;
  }

  private void place(String name) {
    YamlNode node = nodes.get(name);
    if (node == null || ordered.contains(node)) {
      return;
    }
    if (onTheWay.contains(name)) {
      List<String> round =
          new ArrayList<>(onTheWay.subList(onTheWay.indexOf(name), onTheWay.size()));
      round.add(name);
      if (!cycle) {
        node.fault("needs", "goes in a circle: " + String.join(" needs ", round));
      }
      cycle = true;
      return;
    }
    onTheWay.add(name);
    Set<String> known = Collections.unmodifiableSet(nodes.keySet());
    for (String needed : node.texts("needs")) {
      if (known.contains(needed)) {
        place(needed);
      } else {
        node.fault("needs", "there is no " + needed + Spelling.hint(needed, known));
      }
    }
    onTheWay.remove(name);
    ordered.add(node);
  }
}
