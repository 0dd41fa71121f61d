package org.chimerapool.ui.miners;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Spark;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// Every worker of the last day; filter and state are in the URL.
@Route(value = "console/miners", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class MinersView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private static final String PATH = "console/miners";

  private final Formats formats = PageFormats.current();
  private final WorkerGrid grid = new WorkerGrid(formats);
  private final Panel panel = new Panel("miners.panel", grid);
  private final TextField text = new TextField();
  private final StateFilter states = new StateFilter(this::chooseState);
  private final Span count = new Span();
  private final LivePage<MinersModel> live;
  private volatile MinersFilter filter = MinersFilter.NONE;

  MinersView(MinersPresenter presenter, LiveUpdates updates) {
    LiveBadge badge = new LiveBadge();
    text.setPlaceholder(getTranslation("miners.filter"));
    text.setAriaLabel(getTranslation("miners.filter"));
    text.setClearButtonVisible(true);
    text.setMaxLength(165);
    text.setValueChangeMode(ValueChangeMode.LAZY);
    text.addValueChangeListener(event -> filterChanged(event.isFromClient()));
    count.addClassName("note");
    Div filters = new Div(text, states, count);
    filters.addClassName("filters");
    Spark loadsTheElement = new Spark();
    loadsTheElement.setVisible(false);
    add(new PageHead("miners.title", badge), filters, panel, loadsTheElement);
    live = updates.follow(this, () -> presenter.read(filter), this::show).badge(badge);
  }

  private void show(MinersModel model) {
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
      Map<String, String> query = new LinkedHashMap<>();
      if (!filter.text().isEmpty()) {
        query.put("find", filter.text());
      }
      filter.status().map(MinersFilter::key).ifPresent(state -> query.put("state", state));
      UI.getCurrent()
          .getPage()
          .getHistory()
          .replaceState(null, new Location(PATH, QueryParameters.simple(query)));
    }
    live.refresh();
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    Map<String, List<String>> query = event.getLocation().getQueryParameters().getParameters();
    filter = MinersFilter.of(first(query, "find"), first(query, "state"));
    text.setValue(filter.text());
    states.mark(filter.status());
    live.refresh();
  }

  private static String first(Map<String, List<String>> query, String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }

  @Override
  public String getPageTitle() {
    return getTranslation("miners.title") + " · Chimera";
  }
}
