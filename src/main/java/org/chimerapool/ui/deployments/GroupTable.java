package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import org.chimerapool.deployment.insight.Range;
import org.chimerapool.deployment.insight.Report;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// Success of groups, each with the interval in which the truth lies.
final class GroupTable extends Div {

  private final DataTable<Report.Group> table;

  GroupTable(String titleKey, Formats formats) {
    table =
        new DataTable<Report.Group>(getTranslation(titleKey))
            .text(
                "analytics.group",
                each -> each.name().isEmpty() ? getTranslation("analytics.unknown") : each.name())
            .figure("analytics.count", each -> formats.count(each.success().of()))
            .figure("analytics.success", each -> formats.percent(each.success().share()).toString())
            .column("analytics.range", "range", Report.Group::success, each -> bar(each, formats));
    add(table);
  }

  void show(List<Report.Group> groups) {
    table.show(groups);
  }

  private static Component bar(Report.Group group, Formats formats) {
    Range range = group.success();
    Span band = new Span();
    band.getStyle().set("left", percent(range.low()));
    band.getStyle().set("width", percent(range.high() - range.low()));
    band.addClassName("band");
    Span point = new Span();
    point.getStyle().set("left", percent(range.share()));
    point.addClassName("point");
    Div bar = new Div(band, point);
    bar.addClassName("interval");
    String words = "%s – %s".formatted(formats.percent(range.low()), formats.percent(range.high()));
    bar.getElement().setAttribute("role", "img").setAttribute("aria-label", words);
    bar.getElement().setAttribute("title", words);
    return bar;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }
}
