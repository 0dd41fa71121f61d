package org.chimerapool.ui.miners;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.access.PerTenant;
import org.chimerapool.ui.kit.CsvLink;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.Spark;
import org.chimerapool.ui.kit.WindowPicker;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;
import org.chimerapool.ui.shell.PoolPicker;

/// Every worker of the last day; filter and state are in the URL.
@Route(value = "console/miners", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
@PerTenant
class MinersView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private final PoolPicker pools = new PoolPicker();
  private final Formats formats = PageFormats.current();
  private final WorkerSheet sheet = new WorkerSheet(formats);
  private final WindowPicker windows = new WindowPicker(formats);
  private final MinersPresenter presenter;
  private final WorkerGrid grid = new WorkerGrid(formats, this::open);
  private final Panel panel = new Panel("miners.panel", grid);
  private final TextField text = new TextField();
  private final StateFilter states = new StateFilter(this::chooseState);
  private final Span count = new Span();
  private final LivePage<MinersModel> live;
  private ScreenUrl url = new ScreenUrl("console/miners", Map.of());
  private volatile MinersFilter filter = MinersFilter.NONE;

  MinersView(MinersPresenter presenter, LiveUpdates updates) {
    this.presenter = presenter;
    LiveBadge badge = new LiveBadge();
    text.setPlaceholder(getTranslation("miners.filter"));
    text.setAriaLabel(getTranslation("miners.filter"));
    text.setClearButtonVisible(true);
    text.setMaxLength(165);
    text.setValueChangeMode(ValueChangeMode.LAZY);
    text.addValueChangeListener(event -> filterChanged(event.isFromClient()));
    count.addClassName("note");
    Div filters = new Div(text, states, windows, count);
    filters.addClassName("filters");
    panel.action(
        new CsvLink("workers", () -> WorkerCsv.of(presenter.read(pools.own(), filter).workers())));
    grid.addSortListener(
        event -> {
          if (event.isFromClient()) {
            keep(url.with("sort", grid.sortKey()));
          }
        });
    Spark loadsTheElement = new Spark();
    loadsTheElement.setVisible(false);
    add(new PageHead("miners.title", pools, badge), filters, panel, loadsTheElement);
    live = updates.follow(this, () -> presenter.read(pools.own(), filter), this::show).badge(badge);
  }

  private void show(MinersModel model) {
    pools.show(model.choice());
    count.setText(getTranslation("miners.count", model.workers().size(), model.all()));
    if (!model.workers().isEmpty()) {
      panel.ready();
      grid.show(model.workers(), model.now());
    } else if (model.filtered()) {
      panel.empty("empty.filter", "empty.filter.next");
    } else {
      panel.empty("empty.workers", "empty.workers.next");
    }
  }

  private void chooseState(String state) {
    filter = MinersFilter.of(text.getValue(), state);
    filterChanged(true);
  }

  private void filterChanged(boolean byVisitor) {
    filter = new MinersFilter(text.getValue().strip(), filter.status());
    states.mark(filter.status());
    if (byVisitor) {
      keep(
          url.with("find", filter.text())
              .with("state", filter.status().map(MinersFilter::key).orElse("")));
    }
    live.refresh();
  }

  /// Puts what was chosen into the address, without another entry in the history.
  private void keep(ScreenUrl here) {
    url = here;
    windows.mark(url, WindowPicker.from(url));
    UI.getCurrent().getPage().getHistory().replaceState(null, here.location());
  }

  private void open(WorkerPulse worker) {
    presenter.detail(pools.own(), worker.worker()).ifPresent(sheet::open);
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    url = pools.enter(event.getLocation());
    filter = MinersFilter.of(url.get("find"), url.get("state"));
    text.setValue(filter.text());
    states.mark(filter.status());
    windows.mark(url, WindowPicker.from(url));
    grid.window(WindowPicker.from(url));
    grid.sortBy(url.get("sort"));
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("miners.title") + " · Chimera";
  }
}
