package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.chimerapool.deployment.fleet.TargetHealth;
import org.chimerapool.deployment.fleet.TargetKind;
import org.chimerapool.deployment.fleet.TargetState;

/// Which machines are looked at.
final class FilterBar extends Div {

  private final TextField find = new TextField();
  private final Select<String> kind;
  private final Select<String> state;
  private final Select<String> health;
  private final Select<String> label;
  private final Select<String> place;
  private final Select<String> version;
  private final Consumer<FleetFilter> changed;
  private boolean filling;

  FilterBar(Consumer<FleetFilter> changed) {
    this.changed = changed;
    addClassNames("filters", "fleet-filters");
    find.setPlaceholder(getTranslation("fleet.find"));
    find.setAriaLabel(getTranslation("fleet.find"));
    find.setClearButtonVisible(true);
    find.setMaxLength(100);
    find.setValueChangeMode(ValueChangeMode.LAZY);
    find.addValueChangeListener(event -> tell());
    health = select("fleet.all.health", key -> getTranslation("fleet.health." + key));
    kind = select("fleet.all.kind", key -> getTranslation("fleet.kind." + key));
    place = select("fleet.all.place", UnaryOperator.identity());
    label = select("fleet.all.label", UnaryOperator.identity());
    version = select("fleet.all.version", UnaryOperator.identity());
    state = select("fleet.all.state", key -> getTranslation("fleet.state." + key));
    items(health, keys(TargetHealth.values()));
    items(kind, keys(TargetKind.values()));
    items(state, List.of("pending", FleetFilter.key(TargetState.REVOKED)));
    add(find, health, kind, place, label, version, state);
  }

  private static List<String> keys(Enum<?>[] values) {
    return Arrays.stream(values).map(FleetFilter::key).toList();
  }

  private Select<String> select(String allKey, UnaryOperator<String> name) {
    Select<String> select = new Select<>();
    select.setAriaLabel(getTranslation(allKey));
    select.setItemLabelGenerator(
        value -> value.isEmpty() ? getTranslation(allKey) : name.apply(value));
    items(select, List.of());
    select.addValueChangeListener(event -> tell());
    return select;
  }

  /// Keeps what is chosen, also where no machine has it any more.
  private void items(Select<String> select, Collection<String> values) {
    String chosen = select.getValue() == null ? "" : select.getValue();
    List<String> all = new ArrayList<>(List.of(""));
    all.addAll(values);
    if (!all.contains(chosen)) {
      all.add(chosen);
    }
    if (!select.getListDataView().getItems().toList().equals(all)) {
      boolean before = filling;
      filling = true;
      select.setItems(all);
      select.setValue(chosen);
      filling = before;
    }
  }

  void offer(FleetModel model) {
    items(label, model.labels());
    items(place, model.places());
    items(version, model.versions());
  }

  void show(FleetFilter filter) {
    filling = true;
    find.setValue(filter.find());
    set(kind, filter.kind());
    set(state, filter.state());
    set(health, filter.health());
    set(label, filter.label());
    set(place, filter.place());
    set(version, filter.version());
    filling = false;
  }

  /// Anything may stand in an address; what is no choice is offered as it stands there.
  private static void set(Select<String> select, String value) {
    List<String> items = new ArrayList<>(select.getListDataView().getItems().toList());
    boolean fixed = items.size() > 1;
    if (!items.contains(value) && !fixed) {
      items.add(value);
      select.setItems(items);
    }
    select.setValue(items.contains(value) ? value : "");
  }

  private void tell() {
    if (!filling) {
      changed.accept(
          new FleetFilter(
              find.getValue().strip(),
              kind.getValue(),
              state.getValue(),
              health.getValue(),
              label.getValue(),
              place.getValue(),
              version.getValue()));
    }
  }
}
