package org.chimerapool.ui.refusals;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.Refusal;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// Refused shares, one a line, each with the way to its explanation.
public final class RefusalTable {

  private final Formats formats;
  private final Words words;
  private final DataTable<Refusal> table;
  private Instant now = Instant.EPOCH;

  private RefusalTable(String label, Formats formats) {
    this.formats = formats;
    this.words = formats.words();
    table = new DataTable<>(label);
  }

  /// For operators: whose share it was.
  public static RefusalTable forOperators(String label, Formats formats) {
    RefusalTable refusals = new RefusalTable(label, formats);
    refusals.reason();
    refusals.table.column(
        "worker.name", "", refusals::worker, refusal -> clipped(refusals.worker(refusal)));
    refusals.table.column(
        "worker.device", "dim wide", Refusal::device, refusal -> clipped(refusal.device()));
    refusals.detail();
    refusals.end(refusal -> "console/refusals/" + refusal.id());
    return refusals;
  }

  /// For a miner, of its own rigs.
  public static RefusalTable forMiner(String label, Formats formats) {
    RefusalTable refusals = new RefusalTable(label, formats);
    refusals.table.column(
        "worker.name", "", refusals::rig, refusal -> clipped(refusals.rig(refusal)));
    refusals.reason();
    refusals.detail();
    refusals.end(RefusalTable::publicPath);
    return refusals;
  }

  public DataTable<Refusal> component() {
    return table;
  }

  public void show(List<Refusal> refusals, Instant moment) {
    now = moment;
    table.show(refusals);
  }

  private void reason() {
    table.text("refusal.reason", refusal -> ReasonWords.of(refusal.reason(), words));
  }

  private void detail() {
    table.column(
        "refusal.detail", "dim wide long", Refusal::detail, refusal -> clipped(refusal.detail()));
  }

  private void end(Function<Refusal, String> path) {
    table.time(
        "refusal.at",
        refusal -> formats.ago(refusal.at(), now),
        refusal -> formats.moment(refusal.at()));
    table.column(
        "",
        "r tight",
        Refusal::id,
        refusal ->
            new AppLink(path.apply(refusal), words.say("refusal.explain")).look("btn quiet"));
  }

  private static String publicPath(Refusal refusal) {
    WorkerName worker = refusal.worker();
    return worker == null ? "" : "miner/" + worker.address() + "/refusal/" + refusal.id();
  }

  private String worker(Refusal refusal) {
    WorkerName worker = refusal.worker();
    return worker == null
        ? words.say("refusal.nobody")
        : CopyableText.shorten(worker.address(), 6)
            + (worker.rig().isEmpty() ? "" : "." + worker.rig());
  }

  private String rig(Refusal refusal) {
    WorkerName worker = refusal.worker();
    return worker == null || worker.rig().isEmpty() ? words.say("worker.unnamed") : worker.rig();
  }

  private static Component clipped(String text) {
    Span span = new Span(text);
    span.addClassName("name");
    span.setTitle(text);
    return span;
  }
}
