package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chimerapool.deployment.insight.Report;
import org.chimerapool.deployment.insight.Signature;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.CsvLink;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Figure;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.StatTile;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// How deployments go: success by recipe, version, hardware and place, durations, trend, and the
/// commonest failures with what mended them. Prints as a report.
@Route(value = "console/deployments/analytics", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class AnalyticsView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private static final String PATH = "console/deployments/analytics";
  private static final List<Integer> SPANS = List.of(7, 30, 90, 365);

  private final transient AnalyticsPresenter presenter;
  private final Formats formats = PageFormats.current();
  private final Select<Integer> span = new Select<>();
  private final Select<String> recipe = new Select<>();
  private final StatTile all = new StatTile("analytics.all");
  private final StatTile runs = new StatTile("analytics.runs");
  private final StatTile ended = new StatTile("analytics.cancelled");
  private final StatTile lost = new StatTile("analytics.abandoned");
  private final GroupTable byRecipe = new GroupTable("analytics.recipe", formats);
  private final GroupTable byVersion = new GroupTable("analytics.version", formats);
  private final GroupTable byHardware = new GroupTable("analytics.hardware", formats);
  private final GroupTable byPlace = new GroupTable("analytics.place", formats);
  private final WeekBars weeks = new WeekBars(formats);
  private final DataTable<Report.PhaseDurations> durations;
  private final DataTable<Signature> failures;
  private final Paragraph spoken = new Paragraph();
  private final List<Panel> panels;
  private final LivePage<AnalyticsPresenter.Model> live;
  private ScreenUrl url = new ScreenUrl(PATH, Map.of());
  private volatile int days = 30;
  private volatile String only = "";
  private Instant now = Instant.EPOCH;

  AnalyticsView(AnalyticsPresenter presenter, LiveUpdates updates) {
    this.presenter = presenter;
    addClassName("analytics");
    durations = durations();
    failures = failures();
    Panel weekPanel = new Panel("analytics.weeks", weeks);
    Panel failurePanel = new Panel("analytics.failures", failures);
    Panel durationPanel = new Panel("analytics.durations", durations);
    Panel recipePanel = new Panel("analytics.recipe", byRecipe);
    Panel versionPanel = new Panel("analytics.version", byVersion);
    Panel hardwarePanel = new Panel("analytics.hardware", byHardware);
    Panel placePanel = new Panel("analytics.place", byPlace);
    panels =
        List.of(
            weekPanel,
            failurePanel,
            durationPanel,
            recipePanel,
            versionPanel,
            hardwarePanel,
            placePanel);
    add(
        new PageHead(
            "analytics.title",
            steering(),
            new CsvLink("deployment-report", () -> presenter.csv(Duration.ofDays(days), only)),
            new ActionButton(
                "analytics.print", () -> UI.getCurrent().getPage().executeJs("window.print()")),
            new AppLink("console/deployments", getTranslation("run.all")).look("btn")));
    spoken.addClassName("lead");
    Div tiles = new Div(all, runs, ended, lost);
    tiles.addClassNames("grid", "tiles", "four");
    Div pairs = new Div(recipePanel, versionPanel, hardwarePanel, placePanel);
    pairs.addClassNames("grid", "even", "apart");
    add(spoken, tiles, weekPanel, failurePanel, pairs, durationPanel);
    live = updates.follow(this, () -> presenter.read(Duration.ofDays(days), only), this::show);
  }

  private Div steering() {
    span.setItems(SPANS);
    span.setValue(30);
    span.setAriaLabel(getTranslation("analytics.span"));
    span.setItemLabelGenerator(each -> getTranslation("analytics.days", each));
    span.addValueChangeListener(event -> changed(event.isFromClient()));
    recipe.setAriaLabel(getTranslation("history.recipe"));
    recipe.setEmptySelectionAllowed(true);
    recipe.setEmptySelectionCaption(getTranslation("history.recipe.any"));
    recipe.setItems(presenter.recipes());
    recipe.setItemLabelGenerator(
        each -> each == null || each.isEmpty() ? getTranslation("history.recipe.any") : each);
    recipe.addValueChangeListener(event -> changed(event.isFromClient()));
    Div steering = new Div(span, recipe);
    steering.addClassNames("filters", "inline");
    return steering;
  }

  private DataTable<Report.PhaseDurations> durations() {
    return new DataTable<Report.PhaseDurations>(getTranslation("analytics.durations"))
        .text("run.col.recipe", Report.PhaseDurations::recipe)
        .text("analytics.phase", Report.PhaseDurations::phase)
        .figure("analytics.count", each -> formats.count(each.runs()))
        .figure("analytics.median", each -> formats.span(each.median()))
        .figure("analytics.p90", each -> formats.span(each.p90()))
        .figure("analytics.p99", each -> formats.span(each.p99()))
        .wideScreensOnly();
  }

  private DataTable<Signature> failures() {
    return new DataTable<Signature>(getTranslation("analytics.failures"))
        .column("analytics.failure", "long", this::said, this::failure)
        .figure("analytics.count", each -> formats.count(each.runs()))
        .text("analytics.mended", this::mended)
        .text("analytics.recipes", each -> String.join(", ", each.byRecipe().keySet()))
        .wideScreensOnly()
        .time(
            "analytics.first",
            each -> formats.ago(each.first(), now),
            each -> formats.moment(each.first()))
        .wideScreensOnly()
        .time(
            "analytics.last",
            each -> formats.ago(each.last(), now),
            each -> formats.moment(each.last()));
  }

  private List<String> said(Signature signature) {
    return List.of(FailureWords.title(signature, formats.words()), signature.pattern());
  }

  private Div failure(Signature signature) {
    AppLink title =
        new AppLink(
                "console/deployments/history?signature=" + signature.id(),
                FailureWords.title(signature, formats.words()))
            .look("name");
    com.vaadin.flow.component.html.Span pattern =
        new com.vaadin.flow.component.html.Span(
            (signature.step().isEmpty() ? "" : signature.step() + ": ") + signature.pattern());
    pattern.addClassNames("dim", "mono");
    pattern.setTitle(signature.pattern());
    Div both = new Div(title, pattern);
    both.addClassName("two-lines");
    return both;
  }

  private String mended(Signature signature) {
    return signature.mends().stream()
        .filter(mend -> mend.times() > 0)
        .findFirst()
        .map(mend -> FailureWords.mend(mend, formats.words()))
        .orElse(getTranslation(signature.triedAgain() > 0 ? "mend.none" : "mend.untried"));
  }

  private void show(AnalyticsPresenter.Model model) {
    now = model.now();
    panels.forEach(
        panel ->
            panel.show(
                model.report(), report -> report.all().of() == 0, "analytics.empty", _ -> {}));
    if (model.report() instanceof Reading.There<Report>(Report report)) {
      show(report);
    }
  }

  private void show(Report report) {
    spoken.setText(
        report.all().of() == 0
            ? ""
            : getTranslation(
                "analytics.spoken",
                formats.percent(report.all().share()).toString(),
                report.all().of(),
                getTranslation(
                    "range.between",
                    formats.percent(report.all().low()).toString(),
                    formats.percent(report.all().high()).toString())));
    all.show(
        report.all().of() == 0 ? new Figure("–", "") : formats.percent(report.all().share()),
        getTranslation("analytics.all.sub"));
    runs.show(
        new Figure(formats.count(report.all().of()), ""), getTranslation("analytics.runs.sub"));
    ended.show(
        new Figure(formats.count(report.cancelled()), ""),
        getTranslation("analytics.cancelled.sub"));
    lost.show(
        new Figure(formats.count(report.abandoned()), ""),
        getTranslation("analytics.abandoned.sub"));
    byRecipe.show(report.byRecipe());
    byVersion.show(report.byVersion());
    byHardware.show(report.byHardware());
    byPlace.show(report.byPlace());
    weeks.show(report.weeks());
    durations.show(report.durations());
    failures.show(report.failures());
  }

  private void changed(boolean byVisitor) {
    if (byVisitor) {
      String chosen = recipe.getValue();
      url =
          url.with("days", span.getValue() == 30 ? "" : span.getValue().toString())
              .with("recipe", chosen == null ? "" : chosen);
      UI.getCurrent().getPage().getHistory().replaceState(null, url.location());
      days = span.getValue();
      only = chosen == null ? "" : chosen;
      live.refresh();
    }
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    url = ScreenUrl.of(event.getLocation());
    days =
        SPANS.stream()
            .filter(each -> each.toString().equals(url.get("days")))
            .findFirst()
            .orElse(30);
    span.setValue(days);
    List<String> known = presenter.recipes();
    only = known.contains(url.get("recipe")) ? url.get("recipe") : "";
    recipe.setValue(only.isEmpty() ? null : only);
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("analytics.title") + " · Chimera";
  }
}
