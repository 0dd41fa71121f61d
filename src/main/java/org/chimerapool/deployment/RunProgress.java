package org.chimerapool.deployment;

/// How far a run is.
///
/// @param phase place of the phase in the recipe; -1 before the first and after the last
/// @param step place of the step in the recipe; -1 likewise
/// @param stepPart how much of the step is done as it tells itself, 0 to 1
public record RunProgress(int phase, int step, double stepPart) {

  public static final RunProgress NONE = new RunProgress(-1, -1, 0);
}
