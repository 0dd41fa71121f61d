package org.chimerapool.simulation.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a fleet has done.
///
/// @param enrolled machines that the console let in
/// @param results runs by how they ended
/// @param lost requests and answers that got lost
/// @param repeated batches sent twice or from too far back
/// @param refused questions by the console's refusal
public record FleetReport(
    long enrolled, Map<String, Long> results, long lost, long repeated, Map<String, Long> refused) {

  public FleetReport {
    results = Map.copyOf(results);
    refused = Map.copyOf(refused);
  }

  long runs() {
    return results.values().stream().mapToLong(Long::longValue).sum();
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%,d enrolled  %,d runs ended  %,d requests lost  %,d repeated",
        enrolled,
        runs(),
        lost,
        repeated);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("", line()));
    results.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> lines.add("  %-24s %,d".formatted(each.getKey(), each.getValue())));
    refused.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each -> lines.add("  refused: %-15s %,d".formatted(each.getKey(), each.getValue())));
    return lines;
  }
}
