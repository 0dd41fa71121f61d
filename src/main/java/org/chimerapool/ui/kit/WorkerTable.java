package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import org.chimerapool.stats.RateEstimate;
import org.chimerapool.stats.WorkerPulse;

/// Workers, one a line. Every name in it was chosen by a stranger and is shown as text only.
public final class WorkerTable {

  private final Formats formats;
  private final DataTable<WorkerPulse> table;
  private Instant now = Instant.EPOCH;

  private WorkerTable(String label, Formats formats) {
    this.formats = formats;
    table = new DataTable<>(label);
  }

  /// For operators: whose worker, how it does, what is refused.
  public static WorkerTable forOperators(String label, Formats formats) {
    WorkerTable workers = new WorkerTable(label, formats);
    workers.state();
    workers.table.column(
        "worker.miner", "mono", worker -> worker.worker().address(), WorkerTable::miner);
    workers.name();
    workers.trend("worker.trend");
    workers.rate();
    workers
        .table
        .figure("worker.shares", worker -> formats.count(worker.shares()))
        .wideScreensOnly();
    workers.table.column(
        "worker.refused",
        "r",
        worker -> WorkerWords.remark(worker, formats, workers.now),
        workers::remark);
    return workers;
  }

  /// For a miner: each rig, its rate, its best, its last share.
  public static WorkerTable forMiner(String label, Formats formats) {
    WorkerTable workers = new WorkerTable(label, formats);
    workers.state();
    workers.name();
    workers.table.column(
        "worker.device", "dim wide", worker -> worker.agent(), worker -> clipped(worker.agent()));
    workers.trend("worker.trend");
    workers.rate();
    workers
        .table
        .figure(
            "worker.best",
            worker -> worker.best().map(best -> formats.difficulty(best).toString()).orElse("–"))
        .wideScreensOnly();
    workers.table.column(
        "worker.refused",
        "r",
        worker -> formats.percent(WorkerWords.refusedRatio(worker)).toString(),
        workers::refused);
    workers.table.time(
        "worker.last",
        worker -> worker.lastShareAt().map(at -> formats.ago(at, workers.now)).orElse("–"),
        worker -> worker.lastShareAt().map(formats::moment).orElse(""));
    return workers;
  }

  public DataTable<WorkerPulse> component() {
    return table;
  }

  public void show(List<WorkerPulse> workers, Instant moment) {
    now = moment;
    table.show(workers);
  }

  private void state() {
    table.column(
        "",
        "state",
        WorkerPulse::status,
        worker -> StatusDot.bare(WorkerWords.tone(worker), WorkerWords.state(worker, formats)));
  }

  private void name() {
    table.column(
        "worker.name",
        "",
        worker -> worker.worker().rig() + (worker.simulated() ? " simulated" : ""),
        this::name);
  }

  private Component name(WorkerPulse worker) {
    Span name = clipped(WorkerWords.rig(worker, formats));
    if (!worker.simulated()) {
      return name;
    }
    Span both = new Span(name, Chip.simulated(formats.words().say("simulated.short")));
    both.addClassName("status");
    return both;
  }

  private void trend(String headerKey) {
    table.column(
        headerKey, "wide", WorkerWords::trend, worker -> Spark.of(WorkerWords.trend(worker)));
  }

  private void rate() {
    table.column("worker.rate", "r", WorkerPulse::rate, worker -> rate(worker.rate()));
  }

  private Component rate(RateEstimate estimate) {
    Span margin = new Span(estimate.rate().perSecond() == 0 ? "" : " " + formats.margin(estimate));
    margin.addClassName("margin");
    return new Span(new Span(formats.hashrate(estimate.rate()).toString()), margin);
  }

  private Component remark(WorkerPulse worker) {
    Span remark = new Span(WorkerWords.remark(worker, formats, now));
    remark.addClassName(toneOrDim(WorkerWords.remarkTone(worker)));
    return remark;
  }

  private Component refused(WorkerPulse worker) {
    Span refused = new Span(formats.percent(WorkerWords.refusedRatio(worker)).toString());
    boolean away = worker.status() == WorkerPulse.Status.OFFLINE;
    refused.addClassName(away ? "dim" : toneOrDim(WorkerWords.remarkTone(worker)));
    return refused;
  }

  private static String toneOrDim(Tone tone) {
    return tone == Tone.OFF ? "dim" : tone.css();
  }

  private static Component miner(WorkerPulse worker) {
    String address = worker.worker().address();
    AppLink link = new AppLink("miner/" + address, CopyableText.shorten(address, 6)).look("mono");
    link.setTitle(address);
    return link;
  }

  private static Span clipped(String text) {
    Span span = new Span(text);
    span.addClassName("name");
    span.setTitle(text);
    return span;
  }
}
