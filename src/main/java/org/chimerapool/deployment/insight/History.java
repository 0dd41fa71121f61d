package org.chimerapool.deployment.insight;

import java.util.List;
import java.util.function.Consumer;

/// Every run that was ever made.
public interface History {

  /// The newest first.
  ///
  /// @param before number of the run before which it begins; 0 for the newest
  List<PastRun> page(HistoryFilter filter, long before, int limit);

  long count(HistoryFilter filter);

  /// All that fit, the newest first, without holding them in memory.
  void each(HistoryFilter filter, Consumer<PastRun> reader);

  /// Recipes that were ever run, by code.
  List<String> recipes();

  /// Places where something was ever run.
  List<String> places();
}
