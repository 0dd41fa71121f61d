package org.chimerapool.deployment.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A deployment as data.
///
/// @param code names it in links and files: lower case, digits, hyphens
/// @param version counted by whoever writes the recipe
/// @param installs what a machine has after it; empty: nothing that has a version
/// @param environments what is found out of a machine before the first step
/// @param phases in the order in which they are run; those of the checks after the others
/// @param steps in the order in which they are run
/// @param source the YAML that it was read from
public record Recipe(
    String code,
    String title,
    String description,
    int version,
    Optional<Installs> installs,
    List<Environment> environments,
    List<Parameter> parameters,
    List<Phase> phases,
    List<Step> steps,
    String source) {

  /// What the console may tell a run beside the recipe's parameters: bytes a second that downloads
  /// may take (0 or absent: as many as there are), and addresses of mirrors with blanks between,
  /// the nearest first.
  public static final Set<String> TOLD = Set.of("CHIMERA_RATE", "CHIMERA_MIRRORS");

  public Recipe {
    environments = List.copyOf(environments);
    parameters = List.copyOf(parameters);
    phases = List.copyOf(phases);
    steps = List.copyOf(steps);
  }

  /// The checks after the installation, in their order.
  public List<Step> checks() {
    return steps.stream().filter(step -> step.stage().isPresent()).toList();
  }

  /// Values for every parameter: those given, and the initial ones of the others.
  ///
  /// @throws InvalidRecipeException naming each value that is missing, unknown or not allowed
  public Map<String, String> complete(Map<String, String> given) {
    List<RecipeFault> faults = new ArrayList<>();
    Map<String, String> values = new TreeMap<>();
    for (Parameter parameter : parameters) {
      String value = given.getOrDefault(parameter.name(), parameter.initial().orElse(""));
      values.put(parameter.name(), value);
      boolean said = given.containsKey(parameter.name()) || parameter.initial().isPresent();
      if (!said || (value.isEmpty() && parameter.initial().isEmpty())) {
        faults.add(RecipeFault.of(parameter.name(), "a value is needed"));
      } else if (!value.isEmpty() && !parameter.accepts(value)) {
        faults.add(RecipeFault.of(parameter.name(), expected(parameter)));
      }
    }
    for (String name : given.keySet()) {
      if (TOLD.contains(name)) {
        values.put(name, given.getOrDefault(name, ""));
      } else if (parameters.stream().noneMatch(each -> each.name().equals(name))) {
        faults.add(RecipeFault.of(name, "the recipe has no such parameter"));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidRecipeException(faults);
    }
    return values;
  }

  private static String expected(Parameter parameter) {
    if (!parameter.choices().isEmpty()) {
      return "expected one of " + String.join(", ", parameter.choices());
    }
    return switch (parameter.kind()) {
      case TEXT -> "expected one line of at most 1000 characters";
      case INTEGER -> "expected a whole number";
      case SWITCH -> "expected true or false";
      case PATH -> "expected an absolute path without spaces, as /srv/data";
      case HOST -> "expected the name or address of a host";
      case SECRET -> "expected 8 to 1000 characters in one line";
    };
  }
}
