package org.chimerapool.ui.users;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Role;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.PageFormats;

/// What each role may do, out of [Permission] itself.
final class RoleTable extends Div {

  RoleTable() {
    Words words = PageFormats.current().words();
    DataTable<Permission> table = new DataTable<>(getTranslation("users.roles"));
    table.column(
        "users.permission",
        "text",
        each -> each,
        each -> new Span(UserWords.permission(each, words)));
    for (Role role : UserWords.ROLES) {
      table.column(
          "role." + role.name().toLowerCase(Locale.ROOT),
          "mid",
          each -> each,
          each -> mark(each.isGrantedTo(role)));
    }
    List<Permission> all = Arrays.asList(Permission.values());
    table.show(all);
    add(table);
  }

  private Span mark(boolean granted) {
    Span word = new Span(getTranslation(granted ? "users.may" : "users.maynot"));
    word.addClassName("unseen");
    Span mark = new Span();
    mark.addClassName(granted ? "good" : "faint");
    mark.addClassName("tick");
    if (granted) {
      mark.add(new Svg(Icons.TICK), word);
    } else {
      Span dash = new Span("–");
      dash.getElement().setAttribute("aria-hidden", "true");
      mark.add(dash, word);
    }
    return mark;
  }
}
