package org.chimerapool.deployment.rollout.keep;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.deployment.recipe.InvalidRecipeException;
import org.chimerapool.deployment.recipe.Phase;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Parts of a recipe as recipes of their own: what is before the switch, the switch and what comes
/// after, and the undoing of all steps.
final class RecipeCut {

  /// What an undoing step keeps of the step that it undoes.
  private static final Set<String> KEPT = Set.of("name", "user", "when", "deadline");

  private RecipeCut() {}

  /// Whether the phase may be the switch: something is before it, and both parts can be read.
  static boolean divides(Recipe recipe, String phase) {
    if (place(recipe, phase) <= 0) {
      return false;
    }
    try {
      var _ = before(recipe, phase);
      var _ = from(recipe, phase);
      return true;
    } catch (InvalidRecipeException unfit) {
      return false;
    }
  }

  /// Without what is true only when all of it is done.
  static Recipe before(Recipe recipe, String phase) {
    MappingNode whole = read(recipe.source());
    forget(whole, Set.of("checks", "installs"));
    List<Node> phases = ordered(recipe, whole);
    phases.subList(place(recipe, phase), phases.size()).clear();
    return write(whole);
  }

  static Recipe from(Recipe recipe, String phase) {
    MappingNode whole = read(recipe.source());
    ordered(recipe, whole).subList(0, place(recipe, phase)).clear();
    return write(whole);
  }

  private static int place(Recipe recipe, String phase) {
    return names(recipe).indexOf(phase);
  }

  private static List<String> names(Recipe recipe) {
    return recipe.phases().stream().map(Phase::name).toList();
  }

  /// The written phases in the order in which they are run, which says already what each needs.
  private static List<Node> ordered(Recipe recipe, MappingNode whole) {
    List<String> names = names(recipe);
    List<Node> phases = phases(whole);
    phases.sort(Comparator.comparingInt(each -> names.indexOf(name(each))));
    phases.forEach(each -> forget((MappingNode) each, Set.of("needs")));
    return phases;
  }

  private static String name(Node phase) {
    return value((MappingNode) phase, "name")
        .filter(ScalarNode.class::isInstance)
        .map(node -> ((ScalarNode) node).getValue())
        .orElse("");
  }

  /// The rollbacks of all steps, the last first; empty where no step has one, and where they could
  /// not be trusted on their own: a built-in action undoes by what its run kept on the machine, and
  /// a condition may not hold any more after the step.
  static Optional<Recipe> undoing(Recipe recipe) {
    boolean unsure =
        recipe.steps().stream()
            .filter(step -> step.stage().isEmpty())
            .anyMatch(step -> step.action().isPresent() || !step.when().isEmpty());
    return unsure ? Optional.empty() : undone(recipe);
  }

  private static Optional<Recipe> undone(Recipe recipe) {
    MappingNode whole = read(recipe.source());
    forget(whole, Set.of("checks", "installs"));
    List<Node> phases = ordered(recipe, whole);
    List<Node> undone = new ArrayList<>();
    int place = 0;
    for (Node each : phases) {
      List<Node> steps = list((MappingNode) each, "steps");
      List<Node> undoing = new ArrayList<>();
      for (Node step : steps) {
        undone(recipe, place, (MappingNode) step).ifPresent(undoing::addFirst);
        place++;
      }
      steps.clear();
      steps.addAll(undoing);
      if (!undoing.isEmpty()) {
        undone.addFirst(each);
      }
    }
    phases.clear();
    phases.addAll(undone);
    return undone.isEmpty() ? Optional.empty() : Optional.of(write(whole));
  }

  /// A step that does what the step's rollback says, as the same user and on the same machines.
  private static Optional<Node> undone(Recipe recipe, int place, MappingNode step) {
    String rollback = place < recipe.steps().size() ? recipe.steps().get(place).rollback() : "";
    if (rollback.isEmpty()) {
      return Optional.empty();
    }
    step.getValue().removeIf(tuple -> !KEPT.contains(key(tuple)));
    step.getValue().add(new NodeTuple(text("run"), text(rollback)));
    return Optional.of(step);
  }

  private static ScalarNode text(String value) {
    return new ScalarNode(Tag.STR, value, null, null, DumperOptions.ScalarStyle.DOUBLE_QUOTED);
  }

  private static void forget(MappingNode whole, Set<String> keys) {
    whole.getValue().removeIf(tuple -> keys.contains(key(tuple)));
  }

  private static String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
  }

  private static Optional<Node> value(MappingNode of, String key) {
    return of.getValue().stream()
        .filter(tuple -> key(tuple).equals(key))
        .findFirst()
        .map(NodeTuple::getValueNode);
  }

  private static List<Node> phases(MappingNode whole) {
    return list(whole, "phases");
  }

  private static List<Node> list(MappingNode of, String key) {
    return value(of, key)
        .filter(SequenceNode.class::isInstance)
        .map(node -> ((SequenceNode) node).getValue())
        .orElseThrow(() -> new IllegalStateException("a recipe without " + key));
  }

  private static MappingNode read(String source) {
    return (MappingNode) yaml().compose(new StringReader(source));
  }

  private static Recipe write(MappingNode whole) {
    StringWriter text = new StringWriter();
    yaml().serialize(whole, text);
    return RecipeReader.read(text.toString());
  }

  private static Yaml yaml() {
    return new Yaml(new SafeConstructor(new LoaderOptions()));
  }
}
