package org.chimerapool.deployment;

import java.util.List;

/// What past runs teach. Everything may block on the database.
public interface Experience {

  /// What a run measured, in the order of its steps.
  List<Figure> figures(long run);

  /// The newest values of one figure over the runs of a recipe, the newest first.
  List<Figure> figures(String recipe, String name, int limit);

  /// On which systems a recipe was tried, those that it was tried on most first. Runs that somebody
  /// cancelled or nobody took say nothing and are left out.
  List<Fit> fits(String recipe);

  /// How often a recipe went through on machines of one kind.
  ///
  /// @param system name of the operating system as the machine told it; may be empty
  /// @param arch of its processor
  /// @param virtual what it runs in, empty for a machine of its own
  /// @param runs that ended by themselves
  record Fit(String system, String arch, String virtual, int succeeded, int runs) {}
}
