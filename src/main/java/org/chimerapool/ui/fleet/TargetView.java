package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.fleet.Enrolments.Candidate;
import org.chimerapool.deployment.fleet.Reach;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.fleet.TargetState;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.hosts.HostPanel;
import org.chimerapool.ui.hosts.HostsPresenter;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.kit.TypedConfirm;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.jspecify.annotations.Nullable;

/// One machine: what it is, how it is, what it healed by itself, what was installed on it.
@Route(value = "console/fleet/:id([0-9]{1,18})", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class TargetView extends Div implements HasDynamicTitle, BeforeEnterObserver {

  private final transient FleetPresenter presenter;
  private final Actor visitor = Actor.current();
  private final transient Formats formats = PageFormats.current();
  private final H1 title = new H1(getTranslation("fleet.machine"));
  private final Div state = new Div();
  private final Paragraph detail = new Paragraph();
  private final CandidateList candidate;
  private final Panel candidatePanel;
  private final TargetFacts facts = new TargetFacts(formats);
  private final VersionTable versions = new VersionTable(formats.words());
  private final Panel versionPanel = new Panel("fleet.col.versions", versions);
  private final StandingTable checks = new StandingTable(formats);
  private final Panel checkPanel = new Panel("fleet.health", checks);
  private final EventTable events = new EventTable(formats);
  private final Panel eventPanel = new Panel("fleet.events", events);
  private final TargetRuns runs = new TargetRuns(formats);
  private final Panel runPanel = new Panel("fleet.runs", runs);
  private final BundleTable bundles;
  private final Panel bundlePanel;
  private final ActionButton change;
  private final ActionButton revoke;
  private final ActionButton diagnose;
  private final LivePage<TargetModel> live;
  private final HostPanel host;
  private volatile long id;
  private @Nullable Target target;
  private String shown = "";

  TargetView(FleetPresenter presenter, HostsPresenter hosts, LiveUpdates updates) {
    this.presenter = presenter;
    host = new HostPanel(hosts, visitor);
    LiveBadge badge = new LiveBadge();
    change = allowed(new ActionButton("fleet.change", this::change));
    revoke = allowed(new ActionButton("fleet.revoke", this::askRevoke).grave());
    diagnose = allowed(new ActionButton("fleet.bundle.want", this::diagnose));
    candidate = new CandidateList(formats, visitor, this::decide);
    candidatePanel = new Panel("fleet.candidates", candidate);
    candidatePanel.setVisible(false);
    bundles = new BundleTable(formats, bundle -> presenter.bundle(visitor, bundle));
    bundlePanel = new Panel("fleet.bundles", bundles).action(diagnose);
    Div head = new Div(title, state);
    head.addClassName("title");
    Div grow = new Div();
    grow.addClassName("grow");
    Div top =
        new Div(
            head,
            grow,
            badge,
            new AppLink("console/fleet", getTranslation("fleet.back")).look("btn"),
            change,
            revoke);
    top.addClassName("top");
    detail.addClassName("lead");
    Panel factPanel = new Panel("run.machine", facts);
    factPanel.ready();
    Div side = new Div(factPanel);
    side.addClassName("run-side");
    Div main = new Div(host, checkPanel, versionPanel, runPanel, eventPanel, bundlePanel);
    main.addClassName("run-side");
    Div columns = new Div(side, main);
    columns.addClassName("run-columns");
    add(
        top,
        new DeniedNote(visitor, Permission.RUN_DEPLOYMENTS, formats.words()),
        detail,
        candidatePanel,
        columns);
    live = updates.follow(this, () -> presenter.target(id), this::show).badge(badge);
  }

  private ActionButton allowed(ActionButton button) {
    return button.allowed(
        visitor.may(Permission.RUN_DEPLOYMENTS),
        DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words()));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    id = event.getRouteParameters().getLong("id").orElse(0L);
  }

  private void show(TargetModel model) {
    if (model.target().isEmpty()) {
      title.setText(getTranslation("fleet.gone"));
      detail.setText(getTranslation("fleet.gone.next"));
      List.of(change, revoke, diagnose).forEach(each -> each.setVisible(false));
      List.of(checkPanel, versionPanel, runPanel, eventPanel, bundlePanel)
          .forEach(each -> each.setVisible(false));
      return;
    }
    Target now = model.target().get();
    target = now;
    title.setText(now.name());
    String mark = now.state() + " " + now.health();
    if (!mark.equals(shown)) {
      shown = mark;
      state.removeAll();
      state.add(FleetWords.mark(now, formats.words()));
    }
    detail.setText(FleetWords.reasons(model.reasons(), formats.words()));
    detail.setVisible(!model.reasons().isEmpty());
    candidatePanel.setVisible(model.candidate().isPresent());
    model
        .candidate()
        .ifPresent(
            each -> {
              candidatePanel.note(getTranslation("fleet.candidates.note")).ready();
              candidate.show(List.of(each));
            });
    facts.show(now, model.now());
    host.show(now);
    boolean agent = now.reach() instanceof Reach.Agent;
    revoke.setVisible(now.state() == TargetState.ACCEPTED);
    diagnose.setVisible(now.state() == TargetState.ACCEPTED && agent);
    bundlePanel.setVisible(agent);
    checkPanel.setVisible(agent);
    if (model.checks().isEmpty()) {
      checkPanel.empty("fleet.health.empty", "fleet.health.empty.next");
    } else {
      checkPanel.ready();
      checks.show(model.checks(), model.now());
    }
    list(versionPanel, now.versions().isEmpty(), "fleet.versions.empty");
    versions.show(now, model.drift());
    list(runPanel, model.runs().isEmpty(), "fleet.runs.empty");
    runs.show(model.runs(), model.now());
    list(eventPanel, model.events().isEmpty(), "fleet.events.empty");
    events.show(model.events(), model.now());
    list(bundlePanel, model.bundles().isEmpty(), "fleet.bundles.empty");
    bundles.show(model.bundles(), model.now());
  }

  private static void list(Panel panel, boolean empty, String emptyKey) {
    if (empty) {
      panel.empty(emptyKey, emptyKey + ".next");
    } else {
      panel.ready();
    }
  }

  private void change() {
    if (target != null) {
      TargetForm.open(presenter, visitor, target, live::refresh);
    }
  }

  private void diagnose() {
    Target asked = target;
    if (asked != null) {
      Errand.run(
          () -> presenter.diagnose(visitor, asked),
          done -> {
            Toast.say(getTranslation(done ? "fleet.bundle.asked" : "fleet.late", asked.name()));
            live.refresh();
          },
          failure -> Toast.fault(getTranslation("action.failed")));
    }
  }

  private void decide(Candidate which, boolean accept) {
    Errand.run(
        () -> accept ? presenter.accept(visitor, which) : presenter.refuse(visitor, which),
        done -> live.refresh(),
        failure -> Toast.fault(getTranslation("action.failed")));
  }

  private void askRevoke() {
    Target asked = target;
    if (asked == null) {
      return;
    }
    TypedConfirm.open(
        getTranslation("fleet.revoke.title", asked.name()),
        getTranslation("fleet.revoke.effect"),
        asked.name(),
        "fleet.revoke",
        dialog -> {
          dialog.busy();
          Errand.run(
              () -> presenter.revoke(visitor, asked),
              done -> {
                dialog.close();
                live.refresh();
              },
              failure -> dialog.fault(getTranslation("action.failed")));
        });
  }

  @Override
  public String getPageTitle() {
    return Optional.ofNullable(target).map(Target::name).orElse(getTranslation("fleet.machine"))
        + " · Chimera";
  }
}
