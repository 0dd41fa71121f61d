package org.chimerapool.deployment.insight;

import java.util.List;
import java.util.OptionalLong;

/// How likely a planned run is to fail, from runs like it.
public interface Forecast {

  /// Fewer runs say nothing.
  int ENOUGH = 5;

  Outlook of(Plan plan);

  /// @param label what the operator calls the machine; may be empty
  record Plan(String recipe, int version, OptionalLong target, String label) {}

  /// @param failures of the runs most like it, with the interval in which the true share lies
  /// @param basis what those runs have in common with the plan
  /// @param reasons what sets the chances apart, the strongest first
  /// @param likeliest how such runs failed mostly; may be empty
  record Outlook(Range failures, Basis basis, List<Reason> reasons, List<Signature> likeliest) {

    public Outlook {
      reasons = List.copyOf(reasons);
      likeliest = List.copyOf(likeliest);
    }

    public boolean known() {
      return failures.of() >= ENOUGH;
    }
  }

  enum Basis {
    MACHINE,
    VERSION_AND_HARDWARE,
    VERSION,
    HARDWARE,
    RECIPE
  }

  /// A group that the plan is in, and how it did.
  ///
  /// @param failures in the group, and `others` in the runs of the recipe outside of it
  record Reason(Basis basis, String value, Range failures, Range others) {}
}
