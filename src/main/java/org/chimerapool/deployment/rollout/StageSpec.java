package org.chimerapool.deployment.rollout;

import java.time.Duration;
import java.util.List;

/// One stage of a plan: which machines, and what must hold before the next one.
///
/// @param picking how its machines are picked of those that no earlier stage has
/// @param labels a label expression, with [Picking#LABELS]
/// @param number how many, or how many per cent of all
/// @param stopAfter so many failures end it at once; 0 for no such rule
/// @param stopPercent more than so many per cent of failures end it; 100 for no such rule
/// @param leastSample how many must be through before a share is believed, and before it may pass
/// @param soak how long it is watched after its last machine
/// @param gates asked from its first machine on
/// @param barrier its machines change together or not at all
/// @param spares how many of its machines are kept to stand in
public record StageSpec(
    String name,
    Picking picking,
    String labels,
    int number,
    int stopAfter,
    int stopPercent,
    int leastSample,
    Duration soak,
    List<GateSpec> gates,
    boolean barrier,
    int spares) {

  public enum Picking {
    LABELS,
    COUNT,
    PERCENT,
    /// All that are left.
    REST
  }

  /// @param gate code of the gate
  /// @param dryRun it is shown, and decides nothing
  public record GateSpec(String gate, String subject, double limit, boolean dryRun) {}

  public StageSpec {
    gates = List.copyOf(gates);
  }

  /// Machines by number, of which one failure is one too many.
  public static StageSpec first(String name, int number, Duration soak) {
    return new StageSpec(name, Picking.COUNT, "", number, 1, 100, 1, soak, List.of(), false, 0);
  }

  /// All that are left.
  public static StageSpec rest(String name, int stopAfter, int stopPercent) {
    return new StageSpec(
        name, Picking.REST, "", 0, stopAfter, stopPercent, 1, Duration.ZERO, List.of(), false, 0);
  }
}
