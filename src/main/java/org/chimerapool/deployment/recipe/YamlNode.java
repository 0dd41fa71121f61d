package org.chimerapool.deployment.recipe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A mapping of the YAML that knows its lines. What is missing or of the wrong form is noted as a
/// fault and read as something harmless, so that one reading finds all faults.
final class YamlNode {

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})(s|m|h)");

  private final int line;
  private final int column;
  private final String place;
  private final Map<String, Node> members = new LinkedHashMap<>();
  private final List<RecipeFault> faults;

  YamlNode(Node node, String place, Set<String> known, List<RecipeFault> faults) {
    this.line = line(node);
    this.column = column(node);
    this.place = place;
    this.faults = faults;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(member -> take(member, known));
    } else {
      faults.add(new RecipeFault(line, column, place, "expected keys and values"));
    }
  }

  private void take(NodeTuple member, Set<String> known) {
    String key = member.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    if (!known.contains(key)) {
      faults.add(
          new RecipeFault(
              line(member.getKeyNode()),
              column(member.getKeyNode()),
              key,
              Spelling.nearest(key, known)
                  .map("unknown; did you mean %s?"::formatted)
                  .orElseGet(
                      () ->
                          "unknown; expected one of "
                              + String.join(", ", known.stream().sorted().toList()))));
    } else if (members.putIfAbsent(key, member.getValueNode()) != null) {
      faults.add(
          new RecipeFault(
              line(member.getKeyNode()), column(member.getKeyNode()), key, "stands twice"));
    }
  }

  int line() {
    return line;
  }

  void fault(String key, String words) {
    Node member = members.get(key);
    faults.add(
        member == null
            ? new RecipeFault(line, column, key, words)
            : new RecipeFault(line(member), column(member), key, words));
  }

  boolean has(String key) {
    return members.containsKey(key);
  }

  String required(String key) {
    return optional(key)
        .filter(text -> !text.isBlank())
        .orElseGet(
            () -> {
              fault(key, "needed in " + place);
              return "";
            });
  }

  Optional<String> optional(String key) {
    Node member = members.get(key);
    if (member == null) {
      return Optional.empty();
    }
    if (member instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    fault(key, "expected one value");
    return Optional.empty();
  }

  int number(String key, int least, int most, int otherwise) {
    Optional<String> text = optional(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (text.get().matches("[0-9]{1,9}")) {
      int value = Integer.parseInt(text.get());
      if (value >= least && value <= most) {
        return value;
      }
    }
    fault(key, "expected a whole number from %d to %d, not %s".formatted(least, most, text.get()));
    return otherwise;
  }

  Duration span(String key, Duration least, Duration most, Duration otherwise) {
    Optional<String> text = optional(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    Matcher form = SPAN.matcher(text.get());
    if (form.matches()) {
      long amount = Long.parseLong(form.group(1));
      Duration value =
          switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case String hours -> Duration.ofHours(amount);
          };
      if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
        return value;
      }
    }
    fault(
        key,
        "expected a time from %d s to %d h, as 30s, 5m or 1h, not %s"
            .formatted(least.toSeconds(), most.toHours(), text.get()));
    return otherwise;
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node each : sequence(key)) {
      if (each instanceof ScalarNode scalar) {
        texts.add(scalar.getValue());
      } else {
        faults.add(new RecipeFault(line(each), column(each), key, "expected a list of values"));
      }
    }
    return texts;
  }

  List<YamlNode> nodes(String key, String whatEachIs, Set<String> known) {
    return sequence(key).stream()
        .map(each -> new YamlNode(each, whatEachIs, known, faults))
        .toList();
  }

  private List<Node> sequence(String key) {
    Node member = members.get(key);
    if (member == null) {
      return List.of();
    }
    if (member instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    fault(key, "expected a list");
    return List.of();
  }

  /// The text of a key, without a fault where there is none.
  String peek(String key) {
    return members.get(key) instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /// The mapping under a key.
  Optional<YamlNode> node(String key, String whatItIs, Set<String> known) {
    return Optional.ofNullable(members.get(key))
        .map(member -> new YamlNode(member, whatItIs, known, faults));
  }

  boolean isList(String key) {
    return members.get(key) instanceof SequenceNode;
  }

  boolean flag(String key, boolean otherwise) {
    Optional<String> text = optional(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().equals("true") && !text.get().equals("false")) {
      fault(key, "expected true or false, not " + text.get());
    }
    return text.get().equals("true");
  }

  private static int column(Node node) {
    return node.getStartMark() == null ? 0 : node.getStartMark().getColumn() + 1;
  }

  private static int line(Node node) {
    return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
  }
}
