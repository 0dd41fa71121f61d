package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.List;
import org.chimerapool.deployment.rollout.RolloutLine;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.StateMark;
import org.chimerapool.ui.kit.Tone;

/// Rollouts, one a line.
final class RolloutTable extends Div {

  private final Formats formats;
  private final DataTable<RolloutLine> table;
  private Instant now = Instant.EPOCH;

  RolloutTable(Formats formats) {
    this.formats = formats;
    table =
        new DataTable<RolloutLine>(getTranslation("rollouts.panel"))
            .column("rollout.col.name", "", line -> line.name(), RolloutTable::link)
            .text("rollout.col.what", RolloutTable::what)
            .wideScreensOnly()
            .column("rollout.col.state", "", line -> List.of(line.state(), line.hold()), this::mark)
            .text("rollout.col.stage", RolloutTable::stage)
            .wideScreensOnly()
            .column("rollout.col.progress", "", line -> line.counts(), this::progress)
            .time(
                "rollout.col.since",
                line -> formats.ago(line.since(), now),
                line -> formats.moment(line.since()))
            .wideScreensOnly();
    add(table);
  }

  void show(List<RolloutLine> lines, Instant at) {
    now = at;
    table.show(lines);
  }

  private static Component link(RolloutLine line) {
    AppLink link = new AppLink("console/rollouts/" + line.id(), line.name()).look("name");
    link.setTitle(line.name());
    return link;
  }

  private static String what(RolloutLine line) {
    return line.other().isEmpty() ? line.what() : line.what() + " / " + line.other();
  }

  private static String stage(RolloutLine line) {
    return "%d/%d %s"
        .formatted(line.stage() + 1, line.stages().size(), line.stages().get(line.stage()));
  }

  private Component mark(RolloutLine line) {
    return line.hold().isPresent() && !line.state().ended()
        ? new StateMark(Tone.WARN, Icons.LOCK, getTranslation("rollout.held"))
        : RolloutWords.mark(line.state(), formats.words());
  }

  private Component progress(RolloutLine line) {
    int all = line.machines();
    return new Share(getTranslation("rollout.col.progress"))
        .show(
            RolloutWords.done(line),
            Math.round(RolloutWords.done(line) * all) + "/" + all,
            RolloutWords.toneOfProgress(line));
  }
}
