package org.chimerapool.ui.miners;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.WorkerWords;

/// Thousands of workers, of which the browser holds those in sight. Templates are constant; names
/// reach them as values only, which Lit shows as text.
final class WorkerGrid extends Grid<WorkerPulse> {

  private static final int ALL_VISIBLE = 14;

  private final Formats formats;
  private List<WorkerPulse> shown = List.of();
  private Instant now = Instant.EPOCH;

  WorkerGrid(Formats formats) {
    super();
    this.formats = formats;
    addThemeNames("no-border");
    setSelectionMode(SelectionMode.NONE);
    getElement().setAttribute("aria-label", getTranslation("miners.panel"));
    column("worker.state", state(), "118px", Comparator.comparing(WorkerPulse::status));
    column("worker.miner", address(), "130px", Comparator.comparing(w -> w.worker().address()));
    column("worker.name", name(), "150px", Comparator.comparing(w -> w.worker().rig()));
    column("worker.device", device(), "150px", Comparator.comparing(WorkerPulse::agent));
    column("worker.trend", spark(), "96px", null);
    column("worker.rate", rate(), "138px", Comparator.comparing(w -> w.tenMinutes().rate()))
        .setTextAlign(ColumnTextAlign.END);
    column("worker.shares", shares(), "100px", Comparator.comparingLong(WorkerPulse::shares))
        .setTextAlign(ColumnTextAlign.END);
    column(
            "worker.refused",
            refused(),
            "104px",
            Comparator.comparingDouble(WorkerWords::refusedRatio))
        .setTextAlign(ColumnTextAlign.END);
    column("worker.last", last(), "104px", Comparator.comparing(WorkerGrid::lastShare))
        .setTextAlign(ColumnTextAlign.END);
  }

  void show(List<WorkerPulse> workers, Instant moment) {
    now = moment;
    if (!workers.equals(shown)) {
      shown = workers;
      setAllRowsVisible(workers.size() <= ALL_VISIBLE);
      setItems(new ArrayList<>(workers));
    }
  }

  private Column<WorkerPulse> column(
      String headerKey,
      LitRenderer<WorkerPulse> renderer,
      String width,
      @org.jspecify.annotations.Nullable Comparator<WorkerPulse> order) {
    Column<WorkerPulse> column =
        addColumn(renderer).setHeader(getTranslation(headerKey)).setWidth(width).setFlexGrow(1);
    if (order != null) {
      column.setComparator(order).setSortable(true);
    }
    return column;
  }

  private LitRenderer<WorkerPulse> state() {
    return LitRenderer.<WorkerPulse>of(
            "<span class=\"status\"><i class=\"dot ${item.tone}\"></i>${item.word}</span>")
        .withProperty("tone", worker -> WorkerWords.tone(worker).css())
        .withProperty("word", worker -> WorkerWords.state(worker, formats));
  }

  private LitRenderer<WorkerPulse> address() {
    return LitRenderer.<WorkerPulse>of(
            "<a class=\"mono\" router-link href=\"miner/${item.full}\" title=\"${item.full}\">"
                + "${item.short}</a>")
        .withProperty("full", worker -> worker.worker().address())
        .withProperty("short", worker -> CopyableText.shorten(worker.worker().address(), 6));
  }

  private LitRenderer<WorkerPulse> name() {
    return LitRenderer.<WorkerPulse>of(
            "<span class=\"status\" title=\"${item.rig}\">${item.rig}"
                + "<span class=\"chip violet tiny\" ?hidden=\"${!item.simulated}\">${item.mark}"
                + "</span></span>")
        .withProperty("rig", worker -> WorkerWords.rig(worker, formats))
        .withProperty("simulated", WorkerPulse::simulated)
        .withProperty("mark", worker -> formats.words().say("simulated.short"));
  }

  private static LitRenderer<WorkerPulse> device() {
    return LitRenderer.<WorkerPulse>of(
            "<span class=\"dim\" title=\"${item.agent}\">${item.agent}</span>")
        .withProperty("agent", WorkerPulse::agent);
  }

  private static LitRenderer<WorkerPulse> spark() {
    return LitRenderer.<WorkerPulse>of("<chimera-spark .values=\"${item.trend}\"></chimera-spark>")
        .withProperty("trend", WorkerWords::trend);
  }

  private LitRenderer<WorkerPulse> rate() {
    return LitRenderer.<WorkerPulse>of("${item.rate} <span class=\"faint\">${item.margin}</span>")
        .withProperty("rate", worker -> formats.hashrate(worker.tenMinutes().rate()).toString())
        .withProperty(
            "margin",
            w -> w.tenMinutes().rate().perSecond() == 0 ? "" : formats.margin(w.tenMinutes()));
  }

  private LitRenderer<WorkerPulse> shares() {
    return LitRenderer.<WorkerPulse>of("${item.shares}")
        .withProperty("shares", worker -> formats.count(worker.shares()));
  }

  private LitRenderer<WorkerPulse> refused() {
    return LitRenderer.<WorkerPulse>of("<span class=\"${item.tone}\">${item.refused}</span>")
        .withProperty("refused", worker -> WorkerWords.remark(worker, formats, now))
        .withProperty("tone", worker -> WorkerWords.remarkTone(worker).css());
  }

  private LitRenderer<WorkerPulse> last() {
    return LitRenderer.<WorkerPulse>of(
            "<span class=\"dim\" title=\"${item.at}\">${item.ago}</span>")
        .withProperty(
            "ago", worker -> worker.lastShareAt().map(at -> formats.ago(at, now)).orElse("–"))
        .withProperty("at", worker -> worker.lastShareAt().map(formats::moment).orElse(""));
  }

  private static Instant lastShare(WorkerPulse worker) {
    return worker.lastShareAt().orElse(Instant.EPOCH);
  }
}
