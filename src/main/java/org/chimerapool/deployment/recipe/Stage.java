package org.chimerapool.deployment.recipe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The stages of the checks after an installation, in their order.
public enum Stage {
  /// The machine, its disk, its network.
  INFRASTRUCTURE("Infrastructure"),
  /// Each part by itself.
  SERVICES("Services"),
  /// The parts together, and with the world.
  INTEGRATION("Integration"),
  /// How fast it is.
  PERFORMANCE("Performance");

  private final String title;

  Stage(String title) {
    this.title = title;
  }

  /// The name of its phase in a run.
  public String title() {
    return title;
  }

  static Optional<Stage> named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
