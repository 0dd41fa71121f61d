package org.chimerapool.deployment.recipe;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final int MOST_STEPS = 500;
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,62}");

  /// Variables that a step, bash or the runtime (agent.sh) relies on.
  private static final Set<String> RESERVED =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "SHELL",
          "IFS",
          "ENV",
          "LANG",
          "PWD",
          "OLDPWD",
          "CDPATH",
          "GLOBIGNORE",
          "POSIXLY_CORRECT",
          "TMOUT",
          "UID",
          "EUID",
          "PPID",
          "GROUPS",
          "SHELLOPTS",
          "SECONDS",
          "RANDOM",
          "SRANDOM",
          "LINENO",
          "REPLY",
          "FUNCNAME",
          "EPOCHREALTIME",
          "EPOCHSECONDS",
          "PHASE",
          "BASE",
          "FIRST",
          "STARTED",
          "AS",
          "WHY",
          "CTX",
          "HOLDER",
          "BUSY",
          "STEP",
          "SEQ",
          "LOST",
          "CODE",
          "SENDER",
          "DIR",
          "SPOOL",
          "GAP",
          "PATIENCE",
          "NOW",
          "TEXT",
          "SHOWN",
          "STOPPABLE",
          "SECRETS");

  private static final Pattern RESERVED_PREFIX =
      Pattern.compile("(BASH|LC_|LD_|PS[0-9]|STEP_|CHIMERA_).*");

  private static final Set<String> RECIPE_KEYS =
      Set.of("recipe", "title", "description", "version", "parameters", "phases");
  private static final Set<String> PARAMETER_KEYS =
      Set.of("name", "label", "kind", "choices", "initial");
  private static final Set<String> PHASE_KEYS = Set.of("name", "weight", "steps");
  private static final Set<String> STEP_KEYS =
      Set.of("name", "run", "check", "rollback", "deadline", "tries", "backoff", "retry-on");

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

  private Recipe read() {
    Node root = parse();
    YamlNode node = new YamlNode(root, "a recipe", RECIPE_KEYS, faults);
    String code = node.required("recipe");
    if (!code.isEmpty() && !CODE.matcher(code).matches()) {
      node.fault("recipe", "expected lower-case letters, digits and hyphens, not " + code);
    }
    List<Parameter> parameters =
        node.nodes("parameters", "a parameter", PARAMETER_KEYS).stream()
            .map(this::parameter)
            .toList();
    twice(node, "parameters", parameters.stream().map(Parameter::name).toList());
    List<Phase> phases = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (YamlNode each : node.nodes("phases", "a phase", PHASE_KEYS)) {
      List<YamlNode> inside = each.nodes("steps", "a step", STEP_KEYS);
      if (inside.isEmpty()) {
        each.fault("steps", "expected one step at least");
      }
      inside.forEach(step -> steps.add(step(step, phases.size())));
      phases.add(new Phase(each.required("name"), each.number("weight", 1, 1_000, 1)));
    }
    twice(node, "phases", phases.stream().map(Phase::name).toList());
    if (steps.isEmpty()) {
      node.fault("phases", "expected one step at least");
    } else if (steps.size() > MOST_STEPS) {
      node.fault("phases", "expected at most %d steps".formatted(MOST_STEPS));
    }
    Recipe recipe =
        new Recipe(
            code,
            node.required("title"),
            node.optional("description").orElse(""),
            node.number("version", 1, 1_000_000, 1),
            Optional.empty(),
            List.of(),
            parameters,
            phases,
            steps,
            source);
    if (!faults.isEmpty()) {
      throw new InvalidRecipeException(faults);
    }
    return recipe;
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

  private Parameter parameter(YamlNode node) {
    String name = node.required("name");
    boolean taken = RESERVED.contains(name) || RESERVED_PREFIX.matcher(name).matches();
    if (!name.isEmpty() && (taken || !VARIABLE.matcher(name).matches())) {
      node.fault(
          "name",
          "expected upper-case letters, digits and underscores, and no name that the shell uses");
    }
    String wanted = node.optional("kind").orElse("text").toUpperCase(Locale.ROOT);
    ParameterKind kind = ParameterKind.TEXT;
    try {
      kind = ParameterKind.valueOf(wanted);
    } catch (IllegalArgumentException unknown) {
      node.fault("kind", "expected one of text, integer, switch, path, host, secret");
    }
    Optional<String> initial = node.optional("initial");
    if (kind == ParameterKind.SECRET && initial.isPresent()) {
      node.fault("initial", "a secret may not stand in a recipe");
    }
    Parameter parameter =
        new Parameter(
            name, node.optional("label").orElse(name), kind, node.texts("choices"), initial);
    initial
        .filter(value -> !value.isEmpty() && !parameter.accepts(value))
        .ifPresent(value -> node.fault("initial", "its own kind or choices do not allow it"));
    return parameter;
  }

  private Step step(YamlNode node, int phase) {
    List<Integer> codes = new ArrayList<>();
    for (String code : node.texts("retry-on")) {
      if (code.matches("[0-9]{1,3}") && Integer.parseInt(code) <= 255) {
        codes.add(Integer.valueOf(code));
      } else {
        node.fault("retry-on", "expected exit codes from 0 to 255, not " + code);
      }
    }
    return new Step(
        phase,
        node.required("name"),
        node.required("run"),
        node.optional("check").orElse(""),
        node.optional("rollback").orElse(""),
        node.span("deadline", Duration.ofSeconds(1), Duration.ofHours(24), Duration.ofMinutes(10)),
        node.number("tries", 1, 20, 1),
        node.span("backoff", Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofSeconds(5)),
        codes);
  }

  private static void twice(YamlNode node, String key, List<String> names) {
    Set<String> seen = new HashSet<>();
    names.stream()
        .filter(name -> !name.isEmpty() && !seen.add(name))
        .distinct()
        .forEach(name -> node.fault(key, name + " stands twice"));
  }
}
