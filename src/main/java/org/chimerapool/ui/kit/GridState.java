package org.chimerapool.ui.kit;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The order and the columns of a large table, as an address holds them: `sort=accepted-desc` and
/// `hide=line,address`.
public final class GridState<T> {

  private static final String SORT = "sort";
  private static final String HIDE = "hide";
  private static final String DOWN = "-desc";

  private final Grid<T> grid;
  private final Runnable changed;
  private final Map<String, Grid.Column<T>> columns = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final CheckboxGroup<String> choice = new CheckboxGroup<>();
  private boolean filling;

  /// @param changed is told after each change by the reader
  public GridState(Grid<T> grid, Runnable changed) {
    this.grid = grid;
    this.changed = changed;
    grid.addSortListener(event -> tell());
    choice.addValueChangeListener(
        event -> {
          show(event.getValue());
          tell();
        });
  }

  /// @param key stands in the address: small letters
  public void add(String key, String name, Grid.Column<T> column) {
    columns.put(key, column);
    names.put(key, name);
  }

  /// A button that opens the choice of columns; the first one always stays.
  public Div chooser(String label) {
    List<String> free = columns.keySet().stream().skip(1).toList();
    filling = true;
    choice.setItems(free);
    choice.setItemLabelGenerator(names::get);
    choice.setAriaLabel(label);
    choice.setValue(Set.copyOf(free));
    filling = false;
    NativeButton opener = new NativeButton(label);
    opener.addClassNames("btn", "quiet");
    opener.getElement().setAttribute("type", "button");
    Popover popover = new Popover(choice);
    popover.setTarget(opener);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(label);
    return new Div(opener, popover);
  }

  /// Shows what an address asks for: anything may stand in it.
  public void read(ScreenUrl url) {
    filling = true;
    Set<String> hidden = Set.of(url.get(HIDE).split(","));
    Set<String> shown =
        columns.keySet().stream()
            .skip(1)
            .filter(key -> !hidden.contains(key))
            .collect(Collectors.toCollection(TreeSet::new));
    choice.setValue(shown);
    show(shown);
    String sort = url.get(SORT);
    boolean down = sort.endsWith(DOWN);
    Grid.Column<T> column =
        columns.get(down ? sort.substring(0, sort.length() - DOWN.length()) : sort);
    grid.sort(
        column == null
            ? List.of()
            : List.of(
                new GridSortOrder<>(
                    column, down ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
    filling = false;
  }

  /// The address with the order and the columns as they are.
  public ScreenUrl write(ScreenUrl url) {
    return url.with(SORT, sort())
        .with(
            HIDE,
            columns.entrySet().stream()
                .filter(column -> !column.getValue().isVisible())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(",")));
  }

  private String sort() {
    return grid.getSortOrder().stream()
        .findFirst()
        .flatMap(
            order ->
                columns.entrySet().stream()
                    .filter(column -> column.getValue().equals(order.getSorted()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .map(
                        key -> order.getDirection() == SortDirection.DESCENDING ? key + DOWN : key))
        .orElse("");
  }

  private void show(Set<String> shown) {
    Arrays.stream(columns.keySet().toArray(String[]::new))
        .skip(1)
        .forEach(key -> Objects.requireNonNull(columns.get(key)).setVisible(shown.contains(key)));
  }

  private void tell() {
    if (!filling) {
      changed.run();
    }
  }
}
