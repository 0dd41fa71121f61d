package org.chimerapool.ui.miners;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.stats.Window;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.RateWords;
import org.chimerapool.ui.kit.WorkerWords;

/// Thousands of workers, of which the browser holds those in sight. Templates are constant; names
/// reach them as values only, which Lit shows as text.
final class WorkerGrid extends Grid<WorkerPulse> {

  private static final int ALL_VISIBLE = 14;

  private final Formats formats;
  private List<WorkerPulse> shown = List.of();
  private Instant now = Instant.EPOCH;

  private Window window = Window.USUAL;

  /// @param open is told which worker is to be looked at
  WorkerGrid(Formats formats, Consumer<WorkerPulse> open) {
    super();
    this.formats = formats;
    addThemeNames("no-border");
    setSelectionMode(SelectionMode.NONE);
    getElement().setAttribute("aria-label", getTranslation("miners.panel"));
    column("worker.state", state(), "104px", Comparator.comparing(WorkerPulse::status));
    column("worker.miner", address(), "122px", Comparator.comparing(w -> w.worker().address()));
    column("worker.name", name(), "158px", Comparator.comparing(w -> w.worker().rig()));
    column("worker.device", device(), "108px", Comparator.comparing(WorkerPulse::agent));
    column("worker.trend", spark(), "78px", null);
    column("worker.rate", rate(), "134px", Comparator.comparing(w -> w.hashrate(window).rate()))
        .setTextAlign(ColumnTextAlign.END);
    column("worker.shares", shares(), "92px", Comparator.comparingLong(WorkerPulse::shares))
        .setTextAlign(ColumnTextAlign.END);
    column(
            "worker.refused",
            refused(),
            "104px",
            Comparator.comparingDouble(WorkerWords::refusedRatio))
        .setTextAlign(ColumnTextAlign.END);
    column("worker.best", best(), "92px", Comparator.comparingDouble(WorkerGrid::bestShare))
        .setTextAlign(ColumnTextAlign.END);
    column("worker.last", last(), "92px", Comparator.comparing(WorkerGrid::lastShare))
        .setTextAlign(ColumnTextAlign.END);
    column("miners.details", details(open), "76px", null)
        .setFrozenToEnd(true)
        .setTextAlign(ColumnTextAlign.END);
  }

  /// The hashrates are those of that window from now on.
  void window(Window wanted) {
    if (wanted != window) {
      window = wanted;
      getDataProvider().refreshAll();
    }
  }

  /// Sorts as a URL asks; anything unknown is no order.
  ///
  /// @param key of a column, with a minus before it for the greatest first
  void sortBy(String key) {
    boolean down = key.startsWith("-");
    Column<WorkerPulse> column = getColumnByKey(down ? key.substring(1) : key);
    if (column == null || !column.isSortable()) {
      sort(List.of());
    } else {
      sort(
          List.of(
              new GridSortOrder<>(
                  column, down ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
    }
  }

  /// How it is sorted, as [#sortBy(String)] takes it.
  String sortKey() {
    return getSortOrder().stream()
        .findFirst()
        .map(
            order ->
                (order.getDirection() == SortDirection.DESCENDING ? "-" : "")
                    + order.getSorted().getKey())
        .orElse("");
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
    column.setKey(headerKey.substring(headerKey.indexOf('.') + 1));
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
    return LitRenderer.<WorkerPulse>of(
            "<span title=\"${item.meaning}\">${item.rate}"
                + " <span class=\"faint\">${item.margin}</span></span>")
        .withProperty("rate", w -> RateWords.figure(w.hashrate(window), formats).toString())
        .withProperty("meaning", w -> RateWords.meaning(w.hashrate(window), formats))
        .withProperty(
            "margin",
            w -> w.hashrate(window).shares() == 0 ? "" : formats.margin(w.hashrate(window)));
  }

  private LitRenderer<WorkerPulse> best() {
    return LitRenderer.<WorkerPulse>of("${item.best}")
        .withProperty(
            "best",
            worker -> worker.best().map(best -> formats.difficulty(best).toString()).orElse("–"));
  }

  private LitRenderer<WorkerPulse> details(Consumer<WorkerPulse> open) {
    return LitRenderer.<WorkerPulse>of(
            "<button class=\"btn quiet\" type=\"button\" aria-label=\"${item.label}\""
                + " @click=\"${open}\">${item.word}</button>")
        .withProperty("word", worker -> formats.words().say("miners.details"))
        .withProperty(
            "label", worker -> formats.words().say("miners.details.of", worker.worker().toString()))
        .withFunction("open", open::accept);
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

  private static double bestShare(WorkerPulse worker) {
    return worker.best().map(Difficulty::value).orElse(0.0);
  }
}
