package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.insight.HistoryFilter;
import org.chimerapool.deployment.insight.PastRun;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.CsvLink;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// Every run that was made; the filter and the place in the list are in the URL.
@Route(value = "console/deployments/history", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class HistoryView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private static final String PATH = "console/deployments/history";

  private final transient HistoryPresenter presenter;
  private final Formats formats = PageFormats.current();
  private final TextField text = new TextField();
  private final Select<String> state = new Select<>();
  private final Select<String> recipe = new Select<>();
  private final Select<String> place = new Select<>();
  private final TextField label = new TextField();
  private final TextField by = new TextField();
  private final DatePicker from = new DatePicker();
  private final DatePicker until = new DatePicker();
  private final DataTable<PastRun> table;
  private final Panel panel;
  private final AppLink older = new AppLink(PATH, getTranslation("audit.older"));
  private final AppLink newest = new AppLink(PATH, getTranslation("audit.newest"));
  private final Paragraph space = new Paragraph();
  private final LivePage<HistoryPresenter.Model> live;
  private ScreenUrl url = new ScreenUrl(PATH, Map.of());
  private volatile HistoryFilter filter = HistoryFilter.ALL;
  private volatile long before;
  private Instant now = Instant.EPOCH;
  private boolean reading;

  HistoryView(HistoryPresenter presenter, LiveUpdates updates) {
    this.presenter = presenter;
    table = table();
    older.look("btn").setVisible(false);
    newest.look("btn").setVisible(false);
    Div pages = new Div(newest, older);
    pages.addClassName("pager");
    panel =
        new Panel("history.panel", new Div(table, pages))
            .action(new CsvLink("deployments", () -> presenter.csv(filter)));
    add(
        new PageHead(
            "history.title",
            new AppLink("console/deployments", getTranslation("run.all")).look("btn"),
            new AppLink("console/deployments/analytics", getTranslation("analytics.title"))
                .look("btn")),
        filters(),
        panel,
        space);
    space.addClassNames("note", "apart");
    live = updates.follow(this, () -> presenter.read(filter, before), this::show);
  }

  private DataTable<PastRun> table() {
    return new DataTable<PastRun>(getTranslation("history.panel"))
        .column("run.col.what", "", run -> run.id() + run.label(), HistoryView::link)
        .text("run.col.recipe", run -> run.title() + " " + run.version())
        .column(
            "run.col.state",
            "",
            run -> List.of(run.state(), run.notUndone()),
            run -> RunWords.mark(run.state(), run.notUndone(), formats.words()))
        .text("run.col.why", HistoryView::why)
        .wideScreensOnly()
        .text("run.col.place", PastRun::place)
        .wideScreensOnly()
        .figure(
            "run.col.took",
            run ->
                run.startedAt()
                    .flatMap(begun -> run.endedAt().map(end -> Duration.between(begun, end)))
                    .map(formats::span)
                    .orElse("–"))
        .wideScreensOnly()
        .text("run.col.by", PastRun::createdBy)
        .wideScreensOnly()
        .time(
            "run.col.since",
            run -> formats.ago(run.createdAt(), now),
            run -> formats.moment(run.createdAt()));
  }

  private static Component link(PastRun run) {
    AppLink link = new AppLink("console/deployments/" + run.id(), run.label()).look("name");
    link.setTitle(run.host().isEmpty() ? run.label() : run.label() + ", " + run.host());
    return link;
  }

  private static String why(PastRun run) {
    return LiveWords.brief(run.told().isEmpty() ? run.detail() : run.told());
  }

  private Div filters() {
    field(text, "history.find");
    text.setClearButtonVisible(true);
    field(label, "history.label");
    field(by, "history.by");
    choice(
        state, "history.state", Arrays.stream(RunState.values()).map(HistoryView::code).toList());
    state.setItemLabelGenerator(
        each ->
            each == null || each.isEmpty()
                ? getTranslation("history.state.any")
                : getTranslation("run.state." + each));
    choice(recipe, "history.recipe", presenter.recipes());
    choice(place, "history.place", presenter.places());
    for (DatePicker picker : List.of(from, until)) {
      picker.setLocale(formats.locale());
      picker.setClearButtonVisible(true);
      picker.addValueChangeListener(event -> changed(event.isFromClient()));
    }
    from.setPlaceholder(getTranslation("history.from"));
    from.setAriaLabel(getTranslation("history.from"));
    until.setPlaceholder(getTranslation("history.until"));
    until.setAriaLabel(getTranslation("history.until"));
    Div filters = new Div(text, state, recipe, place, label, by, from, until);
    filters.addClassNames("filters", "history-filters");
    return filters;
  }

  private void field(TextField field, String key) {
    field.setPlaceholder(getTranslation(key));
    field.setAriaLabel(getTranslation(key));
    field.setMaxLength(100);
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.addValueChangeListener(event -> changed(event.isFromClient()));
  }

  private void choice(Select<String> select, String key, List<String> items) {
    select.setAriaLabel(getTranslation(key));
    select.setEmptySelectionAllowed(true);
    select.setEmptySelectionCaption(getTranslation(key + ".any"));
    select.setItems(items);
    select.setItemLabelGenerator(
        each -> each == null || each.isEmpty() ? getTranslation(key + ".any") : each);
    select.addValueChangeListener(event -> changed(event.isFromClient()));
  }

  private static String code(RunState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private void changed(boolean byVisitor) {
    if (!byVisitor || reading) {
      return;
    }
    url =
        url.with("find", text.getValue().strip())
            .with("state", some(state.getValue()))
            .with("recipe", some(recipe.getValue()))
            .with("place", some(place.getValue()))
            .with("label", label.getValue().strip())
            .with("by", by.getValue().strip())
            .with("from", Optional.ofNullable(from.getValue()).map(LocalDate::toString).orElse(""))
            .with(
                "until", Optional.ofNullable(until.getValue()).map(LocalDate::toString).orElse(""))
            .with("before", "");
    UI.getCurrent().getPage().getHistory().replaceState(null, url.location());
    apply();
  }

  private static String some(@org.jspecify.annotations.Nullable String value) {
    return value == null ? "" : value;
  }

  private void apply() {
    filter = HistoryUrl.read(url, zone());
    before = HistoryUrl.before(url);
    live.refresh();
  }

  private static ZoneId zone() {
    String id = UI.getCurrent().getPage().getExtendedClientDetails().getTimeZoneId();
    return id == null || !ZoneId.getAvailableZoneIds().contains(id)
        ? ZoneOffset.UTC
        : ZoneId.of(id);
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    url = ScreenUrl.of(event.getLocation());
    reading = true;
    text.setValue(url.get("find"));
    state.setValue(
        known(url.get("state"), Arrays.stream(RunState.values()).map(HistoryView::code).toList()));
    recipe.setValue(known(url.get("recipe"), presenter.recipes()));
    place.setValue(known(url.get("place"), presenter.places()));
    label.setValue(url.get("label"));
    by.setValue(url.get("by"));
    from.setValue(day(url.get("from")));
    until.setValue(day(url.get("until")));
    reading = false;
    apply();
  }

  private static @org.jspecify.annotations.Nullable String known(String value, List<String> items) {
    return items.contains(value) ? value : null;
  }

  private static @org.jspecify.annotations.Nullable LocalDate day(String text) {
    return text.matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d)") ? LocalDate.parse(text) : null;
  }

  private void show(HistoryPresenter.Model model) {
    now = model.now();
    panel.note(getTranslation("history.count", model.count()));
    panel.show(
        model.rows(),
        List::isEmpty,
        filter.equals(HistoryFilter.ALL) ? "deployments.empty" : "empty.filter",
        rows -> {
          table.show(rows);
          older.setVisible(model.older());
          older.setHref(url.with("before", Long.toString(rows.getLast().id())).href());
        });
    model
        .room()
        .map(
            room ->
                getTranslation(
                    "history.space",
                    formats.bytes(room.lineBytes()).toString(),
                    formats.span(room.linesFor()),
                    formats.span(room.runsFor())))
        .map(
            words -> {
              space.setText(words);
              return words;
            });
    newest.setVisible(before > 0);
    newest.setHref(url.with("before", "").href());
  }

  @Override
  public String getPageTitle() {
    return getTranslation("history.title") + " · Chimera";
  }
}
