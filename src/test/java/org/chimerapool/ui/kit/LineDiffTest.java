package org.chimerapool.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.ui.kit.LineDiff.Kind.GONE;
import static org.chimerapool.ui.kit.LineDiff.Kind.NEW;
import static org.chimerapool.ui.kit.LineDiff.Kind.SAME;

import org.junit.jupiter.api.Test;

class LineDiffTest {

  @Test
  void findsWhatCameAndWhatWent() {
    assertThat(LineDiff.of("a\nb\nc\nd", "a\nc\nx\nd"))
        .containsExactly(
            new LineDiff.Line(SAME, 1, 1, "a"),
            new LineDiff.Line(GONE, 2, 0, "b"),
            new LineDiff.Line(SAME, 3, 2, "c"),
            new LineDiff.Line(NEW, 0, 3, "x"),
            new LineDiff.Line(SAME, 4, 4, "d"));
  }

  @Test
  void comparesWithNothing() {
    assertThat(LineDiff.of("", "a")).containsExactly(new LineDiff.Line(NEW, 0, 1, "a"));
    assertThat(LineDiff.of("a", "")).containsExactly(new LineDiff.Line(GONE, 1, 0, "a"));
    assertThat(LineDiff.of("a", "a")).containsExactly(new LineDiff.Line(SAME, 1, 1, "a"));
  }

  @Test
  void countsTheWholeMiddleAsChangedWhereComparingWouldTakeTooLong() {
    String before = "head\n" + "x\n".repeat(3_000) + "tail";
    String after = "head\n" + "y\n".repeat(3_000) + "tail";

    assertThat(LineDiff.of(before, after))
        .hasSize(6_002)
        .filteredOn(line -> line.kind() == SAME)
        .extracting(LineDiff.Line::text)
        .containsExactly("head", "tail");
  }
}
