package org.chimerapool.deployment.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chimerapool.deployment.recipe.Environment;
import org.chimerapool.deployment.recipe.ParameterKind;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.Stage;
import org.chimerapool.deployment.recipe.Step;

/// The program that a machine keeps and runs: what is to be done, and the runtime that does it.
/// The same input gives the same text, byte for byte.
public final class RunScript {

  private static final String RUNTIME = "/deployment/agent.sh";
  private static final String ACTIONS = "/deployment/actions.sh";

  /// A part of a secret that is shorter would make half of the log unreadable.
  private static final int LEAST_SECRET = 6;

  private RunScript() {}

  /// @param console where the machine reaches the console, without a slash at its end
  /// @param run names the run to the console
  /// @param key proves to the console that a line comes from this run
  /// @param values of every parameter of the recipe
  public static String of(
      Recipe recipe, Map<String, String> values, URI console, long run, String key) {
    StringBuilder script = new StringBuilder("#!/usr/bin/env bash\n");
    script.append("# ").append(oneLine(recipe.title())).append('\n');
    script.append("# Recipe ").append(recipe.code()).append(", version ").append(recipe.version());
    script.append(". Started again by hand, it goes on where it stopped.\n\n");
    script.append("CHIMERA_URL=").append(Quoted.word(console.toString())).append('\n');
    script.append("CHIMERA_RUN=").append(run).append('\n');
    script.append("CHIMERA_KEY=").append(Quoted.word(key)).append("\n\n");
    recipe.parameters().stream()
        .map(each -> each.name() + "=" + Quoted.word(values.getOrDefault(each.name(), "")))
        .forEach(each -> script.append("export ").append(each).append('\n'));
    Recipe.TOLD.stream()
        .sorted()
        .filter(values::containsKey)
        .map(each -> "export " + each + "=" + Quoted.word(values.getOrDefault(each, "")))
        .forEach(each -> script.append(each).append('\n'));
    script.append(Quoted.array("SECRETS", unreadable(recipe, values, key))).append('\n');
    script.append(array("STEP_NAME", recipe, step -> oneLine(step.name())));
    script.append(array("STEP_PHASE", recipe, step -> Integer.toString(step.phase())));
    script.append(
        array("STEP_DEADLINE", recipe, step -> Long.toString(step.deadline().toSeconds())));
    script.append(array("STEP_TRIES", recipe, step -> Integer.toString(step.tries())));
    script.append(array("STEP_BACKOFF", recipe, step -> Long.toString(step.backoff().toSeconds())));
    script.append(
        array(
            "STEP_RETRY_ON",
            recipe,
            step -> String.join(" ", step.retryOn().stream().map(String::valueOf).toList())));
    script.append(array("STEP_USER", recipe, Step::user));
    script.append(array("STEP_WHEN", recipe, RunScript::conditions));
    script.append(array("STEP_STAGE", recipe, step -> step.stage().map(Stage::name).orElse("")));
    script.append(array("STEP_BINDING", recipe, step -> step.binding() ? "yes" : "no"));
    script.append(environments(recipe.environments()));
    script.append(array("STEP_RUN", recipe, Step::run));
    script.append(array("STEP_CHECK", recipe, Step::check));
    script.append(array("STEP_ROLLBACK", recipe, Step::rollback));
    if (recipe.steps().stream().anyMatch(step -> step.action().isPresent())) {
      script.append(part(ACTIONS));
    }
    return script.append(part(RUNTIME)).toString();
  }

  private static String conditions(Step step) {
    return step.when().stream()
        .map(each -> (each.holds() ? "" : "!") + each.environment())
        .collect(Collectors.joining(" "));
  }

  private static String environments(List<Environment> environments) {
    List<String> of = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> tests = new ArrayList<>();
    for (int i = 0; i < environments.size(); i++) {
      for (Environment.Indicator each : environments.get(i).indicators()) {
        of.add(Integer.toString(i));
        names.add(oneLine(each.name()));
        tests.add(each.test());
      }
    }
    return Quoted.array("ENV_NAME", environments.stream().map(Environment::name).toList())
        + Quoted.array(
            "ENV_LABEL", environments.stream().map(each -> oneLine(each.label())).toList())
        + Quoted.array(
            "ENV_LEAST", environments.stream().map(each -> Integer.toString(each.least())).toList())
        + Quoted.array("INDICATOR_OF", of)
        + Quoted.array("INDICATOR_NAME", names)
        + Quoted.array("INDICATOR_TEST", tests);
  }

  private static String array(String name, Recipe recipe, Function<Step, String> value) {
    return Quoted.array(name, recipe.steps().stream().map(value).toList());
  }

  /// Each secret in every form that may come out, the longest first.
  private static List<String> unreadable(Recipe recipe, Map<String, String> values, String key) {
    List<String> secrets = new ArrayList<>(List.of(key));
    recipe.parameters().stream()
        .filter(each -> each.kind() == ParameterKind.SECRET)
        .map(each -> values.getOrDefault(each.name(), ""))
        .flatMap(SecretForms::of)
        .filter(secret -> secret.length() >= LEAST_SECRET)
        .forEach(secrets::add);
    return secrets.stream().distinct().sorted((a, b) -> b.length() - a.length()).toList();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static String part(String name) {
    try (InputStream part = RunScript.class.getResourceAsStream(name)) {
      if (part == null) {
        throw new IllegalStateException("the program was built without " + name);
      }
      return new String(part.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
