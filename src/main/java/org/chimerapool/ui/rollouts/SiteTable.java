package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.rollout.Site;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.jspecify.annotations.Nullable;

/// Places with their limits and mirrors.
final class SiteTable extends Div {

  private static final int KILO = 1_000;

  private final transient RolloutsPresenter presenter;
  private final Actor visitor;
  private final transient Formats formats;
  private final transient Runnable changed;
  private final DataTable<Site> table;

  SiteTable(RolloutsPresenter presenter, Actor visitor, Formats formats, Runnable changed) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.formats = formats;
    this.changed = changed;
    table =
        new DataTable<Site>(getTranslation("rollouts.sites"))
            .text("site.col.place", Site::place)
            .figure("site.col.once", site -> limit(site.atOnce(), formats.count(site.atOnce())))
            .figure(
                "site.col.rate",
                site -> limit(site.bytesPerSecond(), formats.bytes(site.bytesPerSecond()) + "/s"))
            .text("site.col.mirrors", site -> String.join(", ", site.mirrors()))
            .wideScreensOnly()
            .column("", "r", site -> site, this::change);
    add(table);
  }

  private String limit(long value, String words) {
    return value == 0 ? getTranslation("site.none") : words;
  }

  void show(List<Site> sites) {
    table.show(sites);
  }

  private Component change(Site site) {
    return new ActionButton("site.change", () -> edit(site))
        .quiet()
        .allowed(
            visitor.may(Permission.RUN_DEPLOYMENTS),
            DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words()));
  }

  /// @param site null for a new one
  void edit(@Nullable Site site) {
    TextField place = new TextField(getTranslation("site.col.place"));
    place.setId("site-place");
    place.setMaxLength(100);
    place.setWidthFull();
    IntegerField once = new IntegerField(getTranslation("site.form.once"));
    once.setId("site-once");
    once.setMin(0);
    IntegerField rate = new IntegerField(getTranslation("site.form.rate"));
    rate.setId("site-rate");
    rate.setMin(0);
    TextArea mirrors = new TextArea(getTranslation("site.form.mirrors"));
    mirrors.setId("site-mirrors");
    mirrors.setHelperText(getTranslation("site.form.mirrors.help"));
    mirrors.setWidthFull();
    if (site != null) {
      place.setValue(site.place());
      place.setReadOnly(true);
      once.setValue(site.atOnce());
      rate.setValue((int) (site.bytesPerSecond() / KILO));
      mirrors.setValue(String.join("\n", site.mirrors()));
    }
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            getTranslation("site.title"),
            getTranslation("site.lead"),
            "site.save",
            () ->
                save(
                    opened[0],
                    place.getValue().strip(),
                    Optional.ofNullable(once.getValue()).orElse(0),
                    Optional.ofNullable(rate.getValue()).orElse(0),
                    mirrors.getValue().lines().map(String::strip).toList()),
            place,
            FormDialog.pair(once, rate),
            mirrors);
    opened[0].open();
  }

  private void save(FormDialog dialog, String place, int once, int rate, List<String> mirrors) {
    List<String> kept = mirrors.stream().filter(each -> !each.isEmpty()).toList();
    boolean fit = kept.stream().allMatch(each -> each.matches("https?://[!-~]{1,300}"));
    if (place.isEmpty() || once < 0 || rate < 0 || !fit) {
      dialog.fault(getTranslation("site.form.fault"));
      return;
    }
    dialog.busy();
    Errand.run(
        () -> presenter.keep(visitor, new Site(place, once, (long) rate * KILO, kept)),
        () -> {
          dialog.close();
          changed.run();
        },
        failure -> dialog.fault(getTranslation("action.failed")));
  }
}
