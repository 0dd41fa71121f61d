package org.chimerapool.ui.sessions;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The controls that narrow the list of connections.
final class SessionFilters extends Div {

  private final TextField text = new TextField();
  private final Select<String> device = new Select<>();
  private final Select<String> dialect = new Select<>();
  private final Select<String> line = new Select<>();
  private final Select<String> state = new Select<>();
  private final Span count = new Span();
  private boolean filling;

  /// @param changed is told after each change by the reader
  SessionFilters(Runnable changed) {
    addClassName("filters");
    text.setPlaceholder(getTranslation("sessions.find"));
    text.setAriaLabel(getTranslation("sessions.find"));
    text.setClearButtonVisible(true);
    text.setMaxLength(165);
    text.setValueChangeMode(ValueChangeMode.LAZY);
    text.addValueChangeListener(event -> tell(changed));
    choice(state, "session.state", key -> getTranslation("session.state." + key), changed);
    state.setItems(Arrays.stream(SessionState.values()).map(SessionState::key).toList());
    choice(device, "session.device", key -> key, changed);
    choice(dialect, "session.dialect", key -> key, changed);
    choice(line, "session.line", key -> getTranslation("session." + key), changed);
    line.setItems("tls", "plain");
    count.addClassName("note");
    add(text, state, device, dialect, line, count);
  }

  private void choice(
      Select<String> select, String labelKey, UnaryOperator<String> label, Runnable changed) {
    select.setAriaLabel(getTranslation(labelKey));
    select.setPlaceholder(getTranslation(labelKey));
    select.setEmptySelectionAllowed(true);
    select.setEmptySelectionCaption(getTranslation("sessions.any", getTranslation(labelKey)));
    select.setItemLabelGenerator(
        key ->
            key == null || key.isEmpty()
                ? getTranslation("sessions.any", getTranslation(labelKey))
                : label.apply(key));
    select.addValueChangeListener(event -> tell(changed));
  }

  private void tell(Runnable changed) {
    if (!filling) {
      changed.run();
    }
  }

  SessionsFilter value() {
    return new SessionsFilter(
        text.getValue().strip(), of(device), of(dialect), of(line), of(state));
  }

  private static String of(Select<String> select) {
    return select.getOptionalValue().orElse("");
  }

  /// Shows a choice that came with the address.
  void fill(SessionsFilter filter) {
    filling = true;
    text.setValue(filter.text());
    offer(device, List.of(filter.device()), filter.device());
    offer(dialect, List.of(filter.dialect()), filter.dialect());
    pick(line, filter.line());
    pick(state, filter.state());
    filling = false;
  }

  void show(SessionsModel model) {
    count.setText(getTranslation("miners.count", model.sessions().size(), model.all()));
    filling = true;
    offer(device, model.devices(), of(device));
    offer(dialect, model.dialects(), of(dialect));
    filling = false;
  }

  /// Keeps the chosen one although nobody has it any more.
  private static void offer(Select<String> select, List<String> keys, String chosen) {
    TreeSet<String> all = new TreeSet<>(keys);
    all.add(chosen);
    all.remove("");
    if (!all.equals(select.getListDataView().getItems().collect(Collectors.toSet()))) {
      select.setItems(all);
    }
    pick(select, chosen);
  }

  private static void pick(Select<String> select, String chosen) {
    if (chosen.isEmpty()) {
      select.clear();
    } else {
      select.setValue(chosen);
    }
  }
}
