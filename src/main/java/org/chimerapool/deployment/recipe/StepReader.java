package org.chimerapool.deployment.recipe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the phases of a recipe with their steps, and its checks as phases after them.
final class StepReader {

  private static final int MOST_STEPS = 500;
  private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(24);

  private static final Set<String> ACTIONS = Actions.KEYS.keySet();
  private static final Set<String> PHASE_KEYS =
      Set.of("name", "weight", "needs", "user", "when", "steps");
  private static final Set<String> STEP_KEYS =
      and(
          ACTIONS,
          "name",
          "needs",
          "user",
          "when",
          "run",
          "check",
          "rollback",
          "deadline",
          "tries",
          "backoff",
          "retry-on");
  private static final Set<String> CHECK_KEYS =
      Set.of(
          "name",
          "stage",
          "run",
          "wait",
          "user",
          "when",
          "deadline",
          "tries",
          "backoff",
          "retry-on",
          "binding");

  private final Actions actions;
  private final Set<String> environments;
  private final List<Phase> phases = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  StepReader(Set<String> parameters, Set<String> environments) {
    actions = new Actions(parameters);
    this.environments = environments;
  }

  private static Set<String> and(Set<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  List<Phase> phases() {
    return phases;
  }

  List<Step> steps() {
    return steps;
  }

  void read(YamlNode recipe) {
    for (YamlNode each : Needs.ordered(recipe.nodes("phases", "a phase", PHASE_KEYS))) {
      phase(each);
    }
    if (steps.isEmpty()) {
      recipe.fault("phases", "expected one step at least");
    }
    checks(recipe.nodes("checks", "a check", CHECK_KEYS));
    if (steps.size() > MOST_STEPS) {
      recipe.fault("phases", "expected at most %d steps and checks".formatted(MOST_STEPS));
    }
  }

  private void phase(YamlNode node) {
    List<YamlNode> inside = node.nodes("steps", "a step", STEP_KEYS);
    if (inside.isEmpty()) {
      node.fault("steps", "expected one step at least");
    }
    String user = user(node);
    List<Step.Condition> when = conditions(node);
    Needs.ordered(inside).forEach(step -> steps.add(step(step, user, when)));
    phases.add(new Phase(node.required("name"), node.number("weight", 1, 1_000, 1)));
  }

  private Step step(YamlNode node, String phaseUser, List<Step.Condition> phaseWhen) {
    List<Step.Condition> when = new ArrayList<>(phaseWhen);
    when.addAll(conditions(node));
    List<String> named = ACTIONS.stream().filter(node::has).sorted().toList();
    if (named.isEmpty()) {
      return command(node, node.has("user") ? user(node) : phaseUser, when);
    }
    if (node.has("run") || named.size() > 1) {
      node.fault(
          node.has("run") ? "run" : named.get(1),
          "a step has either run or one action, here it also has " + named.getFirst());
    }
    Stream.of("check", "rollback", "user")
        .filter(node::has)
        .forEach(
            key ->
                node.fault(
                    key,
                    key.equals("user")
                        ? "an action is done by whoever runs the script; say who owns it instead"
                        : "an action has its own"));
    String action = named.getFirst();
    Actions.Commands done =
        actions
            .read(node, action)
            .orElseGet(
                () ->
                    new Actions.Commands("false", "", "", "", Duration.ofMinutes(1), 1, List.of()));
    List<Integer> retryOn = codes(node);
    return new Step(
        phases.size(),
        node.optional("name").orElse(action + " " + done.subject()),
        done.run(),
        done.check(),
        done.rollback(),
        node.span("deadline", SHORTEST, LONGEST, done.allowance()),
        node.number("tries", 1, 20, done.tries()),
        backoff(node),
        retryOn.isEmpty() ? done.retryOn() : retryOn,
        "",
        when,
        Optional.of(new Step.Action(action, done.subject())),
        Optional.empty(),
        true);
  }

  private Step command(YamlNode node, String user, List<Step.Condition> when) {
    String run = node.optional("run").orElse("");
    if (run.isBlank()) {
      node.fault(
          "run",
          "needed in a step, or one of the actions "
              + String.join(", ", ACTIONS.stream().sorted().toList()));
    }
    return new Step(
        phases.size(),
        node.required("name"),
        run,
        node.optional("check").orElse(""),
        node.optional("rollback").orElse(""),
        node.span("deadline", SHORTEST, LONGEST, Duration.ofMinutes(10)),
        node.number("tries", 1, 20, 1),
        backoff(node),
        codes(node),
        user,
        when,
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private void checks(List<YamlNode> nodes) {
    record Check(Stage stage, YamlNode node) {}
    List<Check> checks =
        nodes.stream()
            .map(each -> new Check(stage(each), each))
            .sorted(Comparator.comparing(Check::stage))
            .toList();
    Stage open = null;
    for (Check each : checks) {
      if (each.stage() != open) {
        phases.add(new Phase(each.stage().title(), 1, Optional.of(each.stage())));
        open = each.stage();
      }
      steps.add(check(each.node(), each.stage()));
    }
  }

  private static Stage stage(YamlNode node) {
    String name = node.required("stage");
    Optional<Stage> stage = Stage.named(name);
    if (stage.isEmpty() && !name.isEmpty()) {
      node.fault(
          "stage",
          "expected one of infrastructure, services, integration, performance, not " + name);
    }
    return stage.orElse(Stage.INFRASTRUCTURE);
  }

  private Step check(YamlNode node, Stage stage) {
    Optional<Actions.Commands> waits =
        node.has("wait") ? actions.read(node, "wait") : Optional.empty();
    if (node.has("wait") == node.has("run")) {
      node.fault("run", "expected either run or wait in a check");
    }
    return new Step(
        phases.size() - 1,
        node.required("name"),
        waits.map(Actions.Commands::run).or(() -> node.optional("run")).orElse(""),
        "",
        "",
        node.span(
            "deadline",
            SHORTEST,
            LONGEST,
            waits.map(Actions.Commands::allowance).orElse(Duration.ofMinutes(1))),
        node.number("tries", 1, 20, 1),
        backoff(node),
        codes(node),
        user(node),
        conditions(node),
        waits.map(each -> new Step.Action("wait", each.subject())),
        Optional.of(stage),
        node.flag("binding", true));
  }

  private static Duration backoff(YamlNode node) {
    return node.span("backoff", SHORTEST, Duration.ofHours(1), Duration.ofSeconds(5));
  }

  private static String user(YamlNode node) {
    String user = node.optional("user").orElse("");
    if (!user.isEmpty() && !USER.matcher(user).matches()) {
      node.fault("user", "expected the name of a user in lower case, not " + user);
    }
    return user;
  }

  private List<Step.Condition> conditions(YamlNode node) {
    List<String> written =
        node.isList("when") ? node.texts("when") : node.optional("when").stream().toList();
    List<Step.Condition> conditions = new ArrayList<>();
    for (String each : written) {
      boolean holds = !each.startsWith("not ");
      String name = holds ? each.strip() : each.substring(4).strip();
      if (environments.contains(name)) {
        conditions.add(new Step.Condition(name, holds));
      } else {
        node.fault("when", "there is no environment " + name + Spelling.hint(name, environments));
      }
    }
    return conditions;
  }

  /// Exit codes, or the names of classes of failures.
  private static List<Integer> codes(YamlNode node) {
    List<Integer> codes = new ArrayList<>();
    for (String code : node.texts("retry-on")) {
      Optional<FailureClass> named = FailureClass.named(code);
      if (named.filter(each -> each != FailureClass.NEVER).isPresent()) {
        codes.addAll(named.orElseThrow().codes());
      } else if (code.matches("[0-9]{1,3}") && Integer.parseInt(code) <= 255) {
        codes.add(Integer.valueOf(code));
      } else {
        node.fault("retry-on", "expected transport, busy or exit codes from 0 to 255, not " + code);
      }
    }
    return codes;
  }
}
