package org.chimerapool.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.identity.TenantId;
import org.chimerapool.identity.Visitor;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.PoolChoice;
import org.chimerapool.ui.kit.PoolWish;
import org.chimerapool.ui.kit.ScreenUrl;

/// Which pool a screen is about: as its address says, otherwise as the browser remembers. Not to be
/// seen while there is only one.
public final class PoolPicker extends Div {

  private static final int CHIPS = 4;

  private final Optional<TenantId> within = Visitor.find().flatMap(Visitor::tenant);
  private ScreenUrl url = new ScreenUrl("", Map.of());
  private volatile Optional<PoolId> wanted = Optional.empty();
  private Optional<PoolChoice> shown = Optional.empty();

  public PoolPicker() {
    addClassName("pools");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", getTranslation("pool.choice"));
    setVisible(false);
  }

  /// The pool that is asked for; may be asked from any thread.
  public Optional<PoolId> wanted() {
    return wanted;
  }

  /// The pool that is asked for among the visitor's own; may be asked from any thread.
  public PoolWish own() {
    return new PoolWish(wanted, within);
  }

  /// Reads the choice at each navigation.
  ///
  /// @return the screen's address, which names the remembered pool where it named none
  public ScreenUrl enter(Location location) {
    ScreenUrl asked = ScreenUrl.of(location);
    Optional<PoolId> named = asked.pool();
    named.ifPresent(BrowserMemory::remember);
    wanted = named.or(() -> BrowserMemory.pool(VaadinRequest.getCurrent()));
    url = wanted.map(asked::with).orElse(asked);
    shown = Optional.empty();
    return url;
  }

  public void show(PoolChoice choice) {
    if (shown.filter(choice::equals).isPresent()) {
      return;
    }
    shown = Optional.of(choice);
    setVisible(choice.all().size() > 1);
    removeAll();
    if (choice.all().size() <= CHIPS) {
      choice.all().forEach(pool -> add(chip(pool, choice)));
    } else {
      add(list(choice));
    }
  }

  private AppLink chip(PoolDescription pool, PoolChoice choice) {
    AppLink chip = new AppLink(url.with(pool.id()).href(), choice.label(pool)).look("chip");
    chip.setTitle(pool.name());
    if (choice.isChosen(pool)) {
      chip.addClassName("on");
      chip.getElement().setAttribute("aria-current", "true");
    }
    return chip;
  }

  private Select<PoolDescription> list(PoolChoice choice) {
    Select<PoolDescription> list = new Select<>();
    list.setAriaLabel(getTranslation("pool.choice"));
    list.setItems(choice.all());
    list.setItemLabelGenerator(pool -> pool.name() + ", " + pool.chain().coin());
    choice.chosen().ifPresent(list::setValue);
    list.addValueChangeListener(event -> open(event.getValue()));
    return list;
  }

  private void open(PoolDescription pool) {
    ScreenUrl there = url.with(pool.id());
    UI.getCurrent().navigate(there.path(), there.location().getQueryParameters());
  }
}
