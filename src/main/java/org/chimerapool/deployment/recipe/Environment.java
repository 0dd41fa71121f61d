package org.chimerapool.deployment.recipe;

import java.util.List;

/// Something that may hold of a machine, found by several indicators because each alone deceives.
///
/// @param name what `when` calls it
/// @param least how many indicators must hold
public record Environment(String name, String label, int least, List<Indicator> indicators) {

  public Environment {
    indicators = List.copyOf(indicators);
  }

  /// @param name in words, for the log
  /// @param test a command that changes nothing and ends with 0 where it holds
  public record Indicator(String name, String test) {}
}
