package org.chimerapool.settings;

import java.util.List;

/// What came of a [Draft].
public sealed interface ChangeOutcome {

  /// @param untaken names of records whose module did not take the change up; it acts at the next
  /// start
  record Applied(Review review, List<String> untaken) implements ChangeOutcome {}

  /// Nothing was changed.
  record Refused(Review review) implements ChangeOutcome {}

  /// Nothing was changed, because it could not be kept.
  record NotKept(String why) implements ChangeOutcome {}
}
