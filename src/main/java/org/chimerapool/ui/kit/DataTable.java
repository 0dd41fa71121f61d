package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A quiet table for up to some dozens of rows. Sends only the cells whose value changed. Text is
/// always text: a hostile name stays one.
public final class DataTable<R> extends Div {

  private final List<Column<R>> columns = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final NativeTableRow head = new NativeTableRow();
  private final NativeTableBody body;

  public DataTable(String label) {
    addClassName("scroll");
    // A table that is too wide is scrolled by the keyboard too.
    getElement().setAttribute("tabindex", "0").setAttribute("role", "group");
    getElement().setAttribute("aria-label", label);
    NativeTable table = new NativeTable();
    table.getElement().setAttribute("aria-label", label);
    table.getHead().add(head);
    body = table.getBody();
    add(table);
  }

  /// A column of text.
  public DataTable<R> text(String headerKey, Function<R, String> value) {
    return column(headerKey, "", value, row -> new Text(value.apply(row)));
  }

  /// A column of figures, aligned at their end.
  public DataTable<R> figure(String headerKey, Function<R, String> value) {
    return column(headerKey, "r", value, row -> new Text(value.apply(row)));
  }

  /// A column of times, absolute ones as tooltip.
  public DataTable<R> time(
      String headerKey, Function<R, String> value, Function<R, String> absolute) {
    return column(
        headerKey,
        "r dim",
        value,
        row -> {
          Span time = new Span(value.apply(row));
          time.setTitle(absolute.apply(row));
          return time;
        });
  }

  /// @param headerKey message key, empty for a column that explains itself
  /// @param look classes of its cells
  /// @param value what the cell depends on; the cell is made anew when it changes
  public DataTable<R> column(
      String headerKey, String look, Function<R, ?> value, Function<R, Component> cell) {
    columns.add(new Column<>(look, value, cell));
    NativeTableHeaderCell header = head.addHeaderCell();
    header.getElement().setAttribute("scope", "col");
    header.setClassName(look);
    if (headerKey.isEmpty()) {
      Span hidden = new Span(getTranslation("table.state"));
      hidden.addClassName("unseen");
      header.add(hidden);
    } else {
      header.setText(getTranslation(headerKey));
    }
    return this;
  }

  /// Leaves the column that was added last out where the screen is as narrow as a phone.
  public DataTable<R> wideScreensOnly() {
    Column<R> last = columns.removeLast();
    Column<R> wide = new Column<>(last.look + " wide", last.value, last.cell);
    columns.add(wide);
    head.getHeaderCells().getLast().setClassName(wide.look);
    return this;
  }

  public void show(List<R> items) {
    while (rows.size() > items.size()) {
      body.remove(rows.removeLast().element);
    }
    while (rows.size() < items.size()) {
      Row row = new Row();
      rows.add(row);
      body.add(row.element);
    }
    for (int i = 0; i < items.size(); i++) {
      rows.get(i).show(items.get(i));
    }
  }

  private record Column<R>(String look, Function<R, ?> value, Function<R, Component> cell) {}

  private final class Row {

    private final NativeTableRow element = new NativeTableRow();
    private final List<NativeTableCell> cells = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    Row() {
      for (Column<R> column : columns) {
        NativeTableCell cell = element.addDataCell();
        cell.setClassName(column.look);
        cells.add(cell);
        values.add(null);
      }
    }

    void show(R item) {
      for (int i = 0; i < columns.size(); i++) {
        Column<R> column = columns.get(i);
        Object value = column.value.apply(item);
        if (!Objects.equals(value, values.get(i))) {
          values.set(i, value);
          cells.get(i).removeAll();
          cells.get(i).add(column.cell.apply(item));
        }
      }
    }
  }
}
