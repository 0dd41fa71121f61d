package org.chimerapool.deployment.recipe;

import java.util.Map;

/// What a machine has after the recipe went through.
///
/// @param version may hold `${NAME}` of parameters
public record Installs(String component, String version) {

  /// @param values of the recipe's parameters
  public String version(Map<String, String> values) {
    String known = version;
    for (Map.Entry<String, String> value : values.entrySet()) {
      known = known.replace("${" + value.getKey() + "}", value.getValue());
    }
    return known;
  }
}
