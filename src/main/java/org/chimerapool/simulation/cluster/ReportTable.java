package org.chimerapool.simulation.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chimerapool.simulation.cluster.ClusterReport.Times;

/// Writes a report for people.
final class ReportTable {

  private final List<String> lines = new ArrayList<>();
  private final Terminal terminal;

  private ReportTable(Terminal terminal) {
    this.terminal = terminal;
  }

  static List<String> of(ClusterReport report, Terminal terminal) {
    ReportTable table = new ReportTable(terminal);
    table.write(report);
    return List.copyOf(table.lines);
  }

  private void write(ClusterReport report) {
    ClusterReport.Connections connections = report.connections();
    ClusterReport.Shares shares = report.shares();
    lines.add("");
    lines.add(
        terminal.strong(
            "%s virtual miners, %s, %s s"
                .formatted(count(report.miners()), report.pool(), round(report.seconds()))));
    row(
        "connections made",
        count(connections.made()) + " of " + count(connections.setOut()) + " set out");
    row(
        "open at the end",
        count(connections.open()) + ", " + count(connections.working()) + " with work");
    row("first job after", times(report.firstJob()));
    counts("ended", connections.ended());
    row("shares sent", count(shares.sent()));
    row(
        "answered",
        count(shares.answered())
            + " ("
            + count(Math.round(shares.answeredPerSecond()))
            + " a second)");
    row("accepted", count(shares.accepted()) + part(shares.accepted(), shares.answered()));
    counts("refused", shares.refused());
    row("answer after", times(report.answers()));
    Double hashing = report.hashing();
    if (hashing != null) {
      row("hashing", count(Math.round(100 * hashing)) + " % of what was due");
    }
    row("jobs received", count(report.jobs()));
    if (!report.blocks().isEmpty()) {
      row("new blocks", count(report.blocks().size()));
      row("last miner had it after", worst(report.blocks()));
    }
  }

  private void counts(String what, Map<String, Long> counts) {
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(each -> row(what, count(each.getValue()) + " " + terminal.plain(each.getKey())));
  }

  private void row(String what, String value) {
    lines.add("  %-24s %s".formatted(what, value));
  }

  /// Of the first job on each new block.
  private static String worst(List<ClusterReport.Block> blocks) {
    double[] longest = blocks.stream().mapToDouble(b -> b.spread().max()).sorted().toArray();
    return "%s ms (middle of %d blocks), %s ms (worst)"
        .formatted(
            round(longest[longest.length / 2]), longest.length, round(longest[longest.length - 1]));
  }

  private static String times(Times times) {
    return times.count() == 0
        ? "-"
        : String.format(
            Locale.ROOT,
            "p50 %.2f ms, p99 %.2f ms, max %.2f ms",
            times.p50(),
            times.p99(),
            times.max());
  }

  private static String part(long of, long all) {
    return all == 0 ? "" : String.format(Locale.ROOT, " (%.2f %%)", 100.0 * of / all);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String round(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
