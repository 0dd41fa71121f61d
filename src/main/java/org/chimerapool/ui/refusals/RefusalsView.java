package org.chimerapool.ui.refusals;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import org.chimerapool.stats.SeriesPoint;
import org.chimerapool.ui.access.PerTenant;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Bars;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.kit.Sentence;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;
import org.chimerapool.ui.shell.PoolPicker;

/// The shares that were not taken: how many, whose, why.
@Route(value = "console/refusals", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
@PerTenant
class RefusalsView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private final Formats formats = PageFormats.current();
  private final Words words = formats.words();
  private final PoolPicker pools = new PoolPicker();
  private final Sentence answer = new Sentence();
  private final Bars bars = new Bars();
  private final Panel barPanel =
      new Panel("refusals.chart", bars).note(getTranslation("refusals.chart.note"));
  private final RefusalTable latest =
      RefusalTable.forOperators(getTranslation("refusals.latest"), formats);
  private final Panel latestPanel =
      new Panel("refusals.latest", latest.component()).note(getTranslation("refusals.latest.note"));
  private final TallyPanel reasons;
  private final TallyPanel workers;
  private final TallyPanel devices;
  private final LivePage<RefusalsModel> live;

  RefusalsView(RefusalsPresenter presenter, ShareSearch search, LiveUpdates updates) {
    LiveBadge badge = new LiveBadge();
    reasons = new TallyPanel("refusals.reasons", "refusal.reason", formats, this::reason);
    workers = new TallyPanel("refusals.workers", "worker.name", formats, this::worker);
    devices = new TallyPanel("refusals.devices", "worker.device", formats, this::device);
    Div tallies = new Div(reasons.component(), workers.component(), devices.component());
    tallies.addClassNames("grid", "thirds");
    add(
        new PageHead("refusals.title", pools, badge),
        answer,
        barPanel,
        tallies,
        latestPanel,
        new ShareSearchPanel(search, formats, pools::own));
    live = updates.follow(this, () -> presenter.read(pools.own()), this::show).badge(badge);
  }

  private void show(RefusalsModel model) {
    pools.show(model.choice());
    answer.show(model.answer(), words);
    barPanel.show(
        model.steps(),
        steps -> steps.stream().allMatch(step -> step.refused() == 0),
        "empty.refusals",
        this::showBars);
    latestPanel.show(
        new Reading.There<>(model.latest()),
        List::isEmpty,
        "empty.refusals",
        list -> latest.show(list, model.now()));
    reasons.show(model.byReason(), model.now());
    workers.show(model.byWorker(), model.now());
    devices.show(model.byDevice(), model.now());
  }

  private void showBars(List<SeriesPoint> steps) {
    long refused = steps.stream().mapToLong(SeriesPoint::refused).sum();
    bars.show(
        words.say("refusals.chart.label", refused),
        steps.stream()
            .map(
                step ->
                    new Bars.Bar(
                        words.say(
                            "refusals.chart.step",
                            formats.moment(step.at()),
                            step.refused(),
                            step.shares()),
                        step.refused()))
            .toList());
  }

  private String reason(String name) {
    return words.say("reason." + name.toLowerCase(Locale.ROOT));
  }

  private String worker(String name) {
    return name.isEmpty() ? words.say("refusal.nobody") : name;
  }

  private String device(String name) {
    return name.isEmpty() ? words.say("refusal.nodevice") : name;
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    pools.enter(event.getLocation());
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("refusals.title") + " · Chimera";
  }
}
