package org.chimerapool.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads YAML of any origin: texts, lists and maps only, no aliases, no types, bounded in size and
/// depth.
final class SafeYaml {

  /// Characters of a text that is looked at.
  static final int LONGEST = 256 * 1024;

  private static final int DEEPEST = 20;

  private SafeYaml() {}

  /// The leaves by their full names, with dots between; a list of texts becomes one text with
  /// commas.
  ///
  /// @throws UnreadableYaml with the line where that is known
  static Map<String, String> leaves(String text) {
    if (text.length() > LONGEST) {
      throw new UnreadableYaml(
          "it has %d characters, at most %d are read".formatted(text.length(), LONGEST), 0);
    }
    Map<String, String> leaves = new LinkedHashMap<>();
    try {
      Object root = yaml().load(text);
      if (root instanceof Map<?, ?> map) {
        collect("", map, leaves);
      } else if (root != null) {
        throw new UnreadableYaml("expected names with values, found a single text or list", 1);
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new UnreadableYaml(String.valueOf(e.getProblem()), line);
    } catch (YAMLException e) {
      throw new UnreadableYaml(String.valueOf(e.getMessage()), 0);
    }
    return leaves;
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(LONGEST);
    DumperOptions dumping = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(dumping), dumping, options, new TextOnly());
  }

  private static void collect(String prefix, Map<?, ?> map, Map<String, String> leaves) {
    map.forEach(
        (key, value) -> {
          String name = prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key;
          switch (value) {
            case null -> leaves.put(name, "");
            case Map<?, ?> below -> collect(name, below, leaves);
            case List<?> items -> leaves.put(name, list(name, items));
            default -> leaves.put(name, value.toString());
          }
        });
  }

  private static String list(String name, List<?> items) {
    List<String> texts = new ArrayList<>();
    for (Object item : items) {
      if (item instanceof Map<?, ?> || item instanceof List<?>) {
        throw new UnreadableYaml(name + " holds more than a list of texts", 0);
      }
      texts.add(String.valueOf(item));
    }
    return String.join(", ", texts);
  }

  /// Leaves every value the text that it is: `1e-5` and `010` mean what their setting says.
  private static final class TextOnly extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.NULL, NULL, "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
      addImplicitResolver(Tag.MERGE, MERGE, "<");
    }
  }
}
