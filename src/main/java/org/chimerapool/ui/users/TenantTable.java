package org.chimerapool.ui.users;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Function;
import org.chimerapool.ui.kit.DataTable;

/// Whoever runs pools of their own here, with these and their people.
final class TenantTable extends Div {

  private final DataTable<TenantLine> table = new DataTable<>(getTranslation("tenants.panel"));

  /// @param menu what can be done with one
  TenantTable(Function<TenantLine, Component> menu) {
    table
        .column("tenants.name", "", line -> line.tenant().name(), TenantTable::name)
        .text("tenants.pools", line -> listed(line.pools()))
        .text("tenants.people", line -> listed(line.people()))
        .column("", "r", line -> line, menu);
    add(table);
  }

  void show(List<TenantLine> lines) {
    table.show(lines);
  }

  private static Component name(TenantLine line) {
    Span name = new Span(line.tenant().name());
    name.addClassName("name");
    return name;
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "–" : String.join(", ", names);
  }
}
