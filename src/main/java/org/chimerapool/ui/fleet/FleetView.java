package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.chimerapool.deployment.fleet.Enrolments.Candidate;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.fleet.FleetTiles.Grouping;
import org.chimerapool.ui.hosts.AddHostForm;
import org.chimerapool.ui.hosts.HostsPresenter;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.Confirm;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// The machines: who wants in, how all of them are, and each in a line. What is looked for is in
/// the URL.
@Route(value = "console/fleet", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class FleetView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private static final String PATH = "console/fleet";

  private final transient FleetPresenter presenter;
  private final Actor visitor = Actor.current();
  private final transient Formats formats = PageFormats.current();
  private final CandidateList candidates;
  private final Panel candidatePanel;
  private final FleetTiles tiles = new FleetTiles(formats.words());
  private final Select<Grouping> grouping = new Select<>();
  private final Panel map = new Panel("fleet.map", tiles);
  private final FleetTable table = new FleetTable(formats);
  private final Panel panel = new Panel("fleet.panel", table);
  private final FilterBar filters = new FilterBar(this::filterChanged);
  private final Span count = new Span();
  private final LivePage<FleetModel> live;
  private ScreenUrl url = new ScreenUrl(PATH, Map.of());
  private volatile FleetFilter filter = FleetFilter.NONE;

  FleetView(FleetPresenter presenter, HostsPresenter hosts, LiveUpdates updates) {
    this.presenter = presenter;
    LiveBadge badge = new LiveBadge();
    boolean may = visitor.may(Permission.RUN_DEPLOYMENTS);
    String why = DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words());
    candidates = new CandidateList(formats, visitor, this::decide);
    candidatePanel = new Panel("fleet.candidates", candidates);
    candidatePanel.setVisible(false);
    grouping.setAriaLabel(getTranslation("fleet.map.by"));
    grouping.setItems(Grouping.values());
    grouping.setItemLabelGenerator(each -> getTranslation("fleet.map." + FleetFilter.key(each)));
    grouping.setValue(Grouping.PLACE);
    grouping.addValueChangeListener(event -> group(event.isFromClient()));
    map.action(grouping);
    count.addClassName("note");
    count.getElement().setAttribute("aria-live", "polite");
    filters.add(count);
    add(
        new PageHead(
            "fleet.title",
            badge,
            new ActionButton("fleet.checks", () -> CheckList.open(presenter, visitor, formats)),
            new ActionButton("fleet.host", () -> AddHostForm.open(hosts, visitor, this::came))
                .allowed(may, why),
            new ActionButton(
                    "fleet.enrol", () -> EnrolDialog.open(presenter, visitor, updates, formats))
                .main()
                .allowed(may, why)),
        new DeniedNote(visitor, Permission.RUN_DEPLOYMENTS, formats.words()),
        candidatePanel,
        map,
        filters,
        panel);
    live = updates.follow(this, () -> presenter.read(filter), this::show).badge(badge);
  }

  private void show(FleetModel model) {
    candidatePanel.setVisible(!model.candidates().isEmpty());
    if (!model.candidates().isEmpty()) {
      candidatePanel.note(getTranslation("fleet.candidates.note")).ready();
      candidates.show(model.candidates());
    }
    filters.offer(model);
    String empty = model.filtered() ? "empty.filter" : "fleet.empty";
    panel.show(
        model.machines(),
        List::isEmpty,
        empty,
        lines -> {
          table.show(lines, model.now());
          count.setText(getTranslation("fleet.count", lines.size(), model.all()));
        });
    map.show(
        model.machines(), List::isEmpty, empty, lines -> tiles.show(lines, grouping.getValue()));
  }

  private void decide(Candidate candidate, boolean accept) {
    if (accept) {
      Confirm.open(
          getTranslation("fleet.accept.title", candidate.target().name()),
          getTranslation("fleet.accept.effect", candidate.code()),
          "fleet.accept",
          () -> decided(candidate, true));
    } else {
      decided(candidate, false);
    }
  }

  private void decided(Candidate candidate, boolean accept) {
    Errand.run(
        () -> accept ? presenter.accept(visitor, candidate) : presenter.refuse(visitor, candidate),
        done -> {
          Toast.say(
              getTranslation(
                  done ? accept ? "fleet.accepted" : "fleet.refused" : "fleet.late",
                  candidate.target().name()));
          live.refresh();
        },
        failure -> Toast.fault(getTranslation("action.failed")));
  }

  private void came() {
    Toast.say(getTranslation("fleet.added"));
    live.refresh();
  }

  private void group(boolean byVisitor) {
    if (byVisitor) {
      keep(
          url.with(
              "by",
              grouping.getValue() == Grouping.PLACE ? "" : FleetFilter.key(grouping.getValue())));
      live.refresh();
    }
  }

  private void filterChanged(FleetFilter wanted) {
    filter = wanted;
    keep(wanted.write(url));
    live.refresh();
  }

  private void keep(ScreenUrl here) {
    url = here;
    UI.getCurrent().getPage().getHistory().replaceState(null, here.location());
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    url = ScreenUrl.of(event.getLocation());
    filter = FleetFilter.of(url);
    filters.show(filter);
    for (Grouping each : Grouping.values()) {
      if (FleetFilter.key(each).equals(url.get("by"))) {
        grouping.setValue(each);
      }
    }
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("fleet.title") + " · Chimera";
  }
}
