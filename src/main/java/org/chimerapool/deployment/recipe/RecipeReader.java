package org.chimerapool.deployment.recipe;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads a recipe and checks it whole.
public final class RecipeReader {

  /// Larger ones are refused unread.
  public static final int MOST_CHARACTERS = 200_000;

  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern COMPONENT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  private static final Set<String> RECIPE_KEYS =
      Set.of(
          "recipe",
          "title",
          "description",
          "version",
          "installs",
          "environments",
          "parameters",
          "phases",
          "checks");
  private static final Set<String> INSTALLS_KEYS = Set.of("component", "version");
  private static final Set<String> ENVIRONMENT_KEYS =
      Set.of("name", "label", "least", "indicators");
  private static final Set<String> INDICATOR_KEYS = Set.of("name", "test");

  private final List<RecipeFault> faults = new ArrayList<>();
  private final String source;

  private RecipeReader(String source) {
    this.source = source;
  }

  /// @throws InvalidRecipeException with every fault and its line
  public static Recipe read(String yaml) {
    if (yaml.length() > MOST_CHARACTERS) {
      throw new InvalidRecipeException(
          List.of(
              RecipeFault.of(
                  "recipe",
                  "expected at most %d characters, not %d"
                      .formatted(MOST_CHARACTERS, yaml.length()))));
    }
    return new RecipeReader(yaml).read();
  }

  /// A recipe that was accepted once and is only shown now: what the rules of today refuse in it is
  /// passed over, and where nothing can be read it is shown without steps.
  public static Recipe kept(String yaml) {
    try {
      return new RecipeReader(yaml).recipe();
    } catch (RuntimeException unreadable) {
      String words = String.valueOf(unreadable.getMessage());
      return new Recipe(
          "unreadable",
          "A recipe that cannot be read any more",
          words,
          1,
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          yaml);
    }
  }

  /// Every fault of a text, by line; empty where it is a recipe.
  public static List<RecipeFault> faults(String yaml) {
    try {
      read(yaml);
      return List.of();
    } catch (InvalidRecipeException wrong) {
      return wrong.faults();
    }
  }

  private Recipe read() {
    Recipe recipe = recipe();
    if (!faults.isEmpty()) {
      throw new InvalidRecipeException(
          faults.stream()
              .sorted(
                  Comparator.comparingInt(RecipeFault::line).thenComparingInt(RecipeFault::column))
              .toList());
    }
    return recipe;
  }

  private Recipe recipe() {
    YamlNode node = new YamlNode(parse(), "a recipe", RECIPE_KEYS, faults);
    String code = node.required("recipe");
    if (!code.isEmpty() && !CODE.matcher(code).matches()) {
      node.fault("recipe", "expected lower-case letters, digits and hyphens, not " + code);
    }
    List<Parameter> parameters =
        node.nodes("parameters", "a parameter", ParameterReader.KEYS).stream()
            .map(ParameterReader::read)
            .toList();
    twice(node, "parameters", parameters.stream().map(Parameter::name).toList());
    List<Environment> environments =
        node.nodes("environments", "an environment", ENVIRONMENT_KEYS).stream()
            .map(RecipeReader::environment)
            .toList();
    twice(node, "environments", environments.stream().map(Environment::name).toList());
    StepReader steps =
        new StepReader(
            parameters.stream().map(Parameter::name).collect(Collectors.toUnmodifiableSet()),
            environments.stream().map(Environment::name).collect(Collectors.toUnmodifiableSet()));
    steps.read(node);
    twice(node, "phases", steps.phases().stream().map(Phase::name).toList());
    return new Recipe(
        code,
        node.required("title"),
        node.optional("description").orElse(""),
        node.number("version", 1, 1_000_000, 1),
        installs(node, parameters),
        environments,
        parameters,
        steps.phases(),
        steps.steps(),
        source);
  }

  private Node parse() {
    LoaderOptions limits = new LoaderOptions();
    limits.setMaxAliasesForCollections(0);
    limits.setNestingDepthLimit(20);
    limits.setAllowDuplicateKeys(true);
    try {
      Node root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(source));
      if (root != null) {
        return root;
      }
      throw new InvalidRecipeException(List.of(RecipeFault.of("recipe", "there is nothing in it")));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new InvalidRecipeException(
          List.of(new RecipeFault(line, "YAML", String.valueOf(e.getProblem()))));
    } catch (YAMLException e) {
      throw new InvalidRecipeException(
          List.of(RecipeFault.of("YAML", String.valueOf(e.getMessage()))));
    }
  }

  private static Environment environment(YamlNode node) {
    String name = node.required("name");
    if (!name.isEmpty() && !CODE.matcher(name).matches()) {
      node.fault("name", "expected lower-case letters, digits and hyphens, not " + name);
    }
    List<Environment.Indicator> indicators =
        node.nodes("indicators", "an indicator", INDICATOR_KEYS).stream()
            .map(each -> new Environment.Indicator(each.required("name"), each.required("test")))
            .toList();
    if (indicators.isEmpty()) {
      node.fault("indicators", "expected one indicator at least");
    }
    int least = node.number("least", 1, 50, 1);
    if (least > indicators.size() && !indicators.isEmpty()) {
      node.fault("least", "%d of %d indicators can never hold".formatted(least, indicators.size()));
    }
    return new Environment(name, node.optional("label").orElse(name), least, indicators);
  }

  private static Optional<Installs> installs(YamlNode recipe, List<Parameter> parameters) {
    return recipe
        .node("installs", "what is installed", INSTALLS_KEYS)
        .map(
            node -> {
              Installs installs =
                  new Installs(node.required("component"), node.required("version"));
              if (!installs.component().isEmpty()
                  && !COMPONENT.matcher(installs.component()).matches()) {
                node.fault(
                    "component",
                    "expected lower-case letters, digits, dots and hyphens, not "
                        + installs.component());
              }
              List<String> open =
                  parameters.stream()
                      .filter(each -> each.kind() != ParameterKind.SECRET)
                      .map(Parameter::name)
                      .toList();
              Phrase.strangers(installs.version(), open)
                  .forEach(
                      name ->
                          node.fault(
                              "version",
                              "there is no parameter %s that may be shown%s"
                                  .formatted(name, Spelling.hint(name, open))));
              return installs;
            });
  }

  private static void twice(YamlNode node, String key, List<String> names) {
    Set<String> seen = new HashSet<>();
    names.stream()
        .filter(name -> !name.isEmpty() && !seen.add(name))
        .distinct()
        .forEach(name -> node.fault(key, name + " stands twice"));
  }
}
