package org.chimerapool.ui.overview;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chimerapool.pool.ShareVerdict.Reason;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// What was refused in the last hour, the commonest reason first.
final class RefusalReasons {

  record Line(Reason reason, long shares, double part) {}

  private final DataTable<Line> table;

  RefusalReasons(String label, Formats formats) {
    table =
        new DataTable<Line>(label)
            .column(
                "refusal.reason",
                "",
                Line::reason,
                line ->
                    new AppLink(
                        "console/refusals",
                        formats
                            .words()
                            .say("reason." + line.reason().name().toLowerCase(Locale.ROOT))))
            .figure("worker.shares", line -> formats.count(line.shares()))
            .figure("overview.reasons.part", line -> formats.percent(line.part()).toString());
  }

  DataTable<Line> component() {
    return table;
  }

  void show(List<Line> lines) {
    table.show(lines);
  }

  /// @param accepted in the same hour
  static List<Line> of(Map<Reason, Long> refused, long accepted) {
    double all = accepted + refused.values().stream().mapToLong(Long::longValue).sum();
    return refused.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> new Line(entry.getKey(), entry.getValue(), entry.getValue() / all))
        .sorted(Comparator.comparingLong(Line::shares).reversed())
        .toList();
  }
}
