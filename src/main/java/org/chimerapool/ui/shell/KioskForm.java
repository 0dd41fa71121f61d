package org.chimerapool.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.select.Select;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.Toast;

/// Asks what a wall screen should show, and shows it.
final class KioskForm {

  private static final List<Duration> STAYS =
      List.of(
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5));
  private static final List<ConsolePage> OF_A_POOL =
      List.of(ConsolePage.OVERVIEW, ConsolePage.BLOCKS, ConsolePage.MINERS);
  private static final List<ConsolePage> OF_ALL = List.of(ConsolePage.POOLS, ConsolePage.NODES);

  private final Formats formats = PageFormats.current();
  private final CheckboxGroup<WallScreen.Stop> stops = new CheckboxGroup<>();
  private final Select<Duration> stay = new Select<>();
  private final List<PoolDescription> pools;

  private KioskForm(List<Pool> pools) {
    this.pools = pools.stream().map(Pool::description).toList();
    List<WallScreen.Stop> all = new ArrayList<>();
    for (PoolDescription pool : this.pools) {
      OF_A_POOL.forEach(page -> all.add(new WallScreen.Stop(page, Optional.of(pool.id()))));
    }
    OF_ALL.forEach(page -> all.add(new WallScreen.Stop(page, Optional.empty())));
    stops.setLabel(formats.words().say("kiosk.pages"));
    stops.setItems(all);
    stops.setItemLabelGenerator(this::label);
    stops.setValue(
        Set.copyOf(all.stream().filter(stop -> stop.page() == ConsolePage.OVERVIEW).toList()));
    stay.setLabel(formats.words().say("kiosk.stay"));
    stay.setItems(STAYS);
    stay.setItemLabelGenerator(formats::span);
    stay.setValue(STAYS.get(1));
    stay.setWidthFull();
  }

  static void open(List<Pool> pools) {
    KioskForm form = new KioskForm(pools);
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            form.formats.words().say("kiosk.title"),
            form.formats.words().say("kiosk.lead"),
            "kiosk.start",
            () -> form.start(opened[0]),
            form.stops,
            form.stay);
    opened[0].open();
  }

  private void start(FormDialog dialog) {
    List<WallScreen.Stop> chosen =
        stops.getListDataView().getItems().filter(stops.getValue()::contains).toList();
    if (chosen.isEmpty()) {
      dialog.fault(formats.words().say("kiosk.none"));
      return;
    }
    dialog.close();
    WallScreen screen = new WallScreen((int) stay.getValue().toSeconds(), chosen);
    ScreenUrl first = screen.tour(new ScreenUrl("console", Map.of())).getFirst();
    UI.getCurrent().navigate(first.path(), first.location().getQueryParameters());
    Toast.say(formats.words().say("kiosk.started"));
  }

  private String label(WallScreen.Stop stop) {
    String page = formats.words().say(stop.page().textKey());
    return pools.size() < 2
        ? page
        : stop.pool()
            .flatMap(id -> pools.stream().filter(pool -> pool.id().equals(id)).findFirst())
            .map(pool -> page + ", " + pool.name())
            .orElse(page);
  }
}
