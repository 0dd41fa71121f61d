package org.chimerapool.simulation.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.chimerapool.simulation.cluster.ClusterReport.Times;
import org.junit.jupiter.api.Test;

class ReportTableTest {

  private static final ClusterReport REPORT =
      new ClusterReport(
          "pool.example:3333",
          10,
          100,
          new ClusterReport.Connections(100, 98, 97, 96, Map.of("refused", 2L)),
          new ClusterReport.Shares(
              2_000, 1_990, 1_900, 199, Map.of("23 low", 80L, "21 job \u001b[31mgone", 10L)),
          0.97,
          new Times(1_990, 0.5, 2.25, 9),
          new Times(98, 1, 2, 3),
          294,
          List.of(
              new ClusterReport.Block("00aa", 1, new Times(97, 1, 20, 30)),
              new ClusterReport.Block("00bb", 2, new Times(97, 1, 10, 12))));

  @Test
  void tellsWhatCameOfTheRun() {
    assertThat(lines(Map.of("NO_COLOR", "1")))
        .containsSubsequence(
            "100 virtual miners, pool.example:3333, 10.0 s",
            "  connections made         98 of 100 set out",
            "  ended                    2 refused",
            "  answered                 1,990 (199 a second)",
            "  accepted                 1,900 (95.48 %)",
            "  refused                  80 23 low",
            "  answer after             p50 0.50 ms, p99 2.25 ms, max 9.00 ms",
            "  hashing                  97 % of what was due",
            "  new blocks               2",
            "  last miner had it after  30.0 ms (middle of 2 blocks), 30.0 ms (worst)");
  }

  @Test
  void letsNoPoolWriteEscapesToTheTerminal() {
    assertThat(lines(Map.of("NO_COLOR", "1"))).noneMatch(line -> line.contains("\u001b"));
  }

  @Test
  void usesColourOnlyWhereItIsWanted() {
    assertThat(lines(Map.of())).anyMatch(line -> line.contains("\u001b[1m"));
    assertThat(lines(Map.of("TERM", "dumb"))).noneMatch(line -> line.contains("\u001b"));
  }

  private static List<String> lines(Map<String, String> environment) {
    PrintWriter out = new PrintWriter(new StringWriter());
    return ReportTable.of(REPORT, Terminal.of(out, true, environment));
  }
}
