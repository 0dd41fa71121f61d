package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.rollout.Comparison;
import org.chimerapool.deployment.rollout.Comparison.Arm;
import org.chimerapool.deployment.rollout.Comparison.Interval;
import org.chimerapool.deployment.rollout.RolloutLine;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// Two variants side by side, and how sure their difference is.
final class ComparisonPane extends Div {

  private record Row(String name, Arm arm) {}

  private final transient Formats formats;
  private final DataTable<Row> table;
  private final Paragraph success = new Paragraph();
  private final Paragraph duration = new Paragraph();

  ComparisonPane(Formats formats) {
    this.formats = formats;
    table =
        new DataTable<Row>(getTranslation("rollout.compare"))
            .text("rollout.col.what", Row::name)
            .figure("rollout.compare.machines", row -> formats.count(row.arm().machines()))
            .figure(
                "rollout.compare.success", row -> row.arm().succeeded() + "/" + row.arm().through())
            .figure(
                "rollout.compare.duration",
                row ->
                    row.arm().succeeded() == 0
                        ? "–"
                        : formats.decimal(row.arm().seconds(), 1) + " s");
    add(table, success, duration);
  }

  void show(RolloutLine line, Comparison comparison) {
    table.show(
        List.of(
            new Row("A: " + line.what(), comparison.a()),
            new Row("B: " + line.other(), comparison.b())));
    success.setText(
        words("rollout.compare.success.", comparison.success(), 0, 100, "rollout.compare.little"));
    duration.setText(
        words("rollout.compare.time.", comparison.duration(), 1, 1, "rollout.compare.short"));
  }

  private String words(
      String keys, Optional<Interval> interval, double nothing, double times, String lacking) {
    if (interval.isEmpty()) {
      return getTranslation(lacking);
    }
    Interval found = interval.get();
    String verdict = !found.shows(nothing) ? "none" : found.estimate() > nothing ? "more" : "less";
    int digits = times > 1 ? 0 : 2;
    return getTranslation(
        keys + verdict,
        formats.decimal(found.estimate() * times, digits),
        formats.decimal(found.low() * times, digits),
        formats.decimal(found.high() * times, digits));
  }
}
