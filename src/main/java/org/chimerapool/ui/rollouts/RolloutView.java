package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.chimerapool.deployment.rollout.Hold;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.Rollout;
import org.chimerapool.deployment.rollout.RolloutLine;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.Confirm;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
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

/// One rollout, live: stages and gates as they move, its machines, what decided and why.
@Route(value = "console/rollouts/:id([0-9]{1,18})", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class RolloutView extends Div implements HasDynamicTitle, BeforeEnterObserver {

  private final transient RolloutsPresenter presenter;
  private final Actor visitor = Actor.current();
  private final transient Formats formats = PageFormats.current();
  private final H1 title = new H1();
  private final Div state = new Div();
  private final Paragraph about = new Paragraph();
  private final Paragraph held = new Paragraph();
  private final Map<RolloutAct, ActionButton> acts = new EnumMap<>(RolloutAct.class);
  private final ActionButton hold = new ActionButton("rollout.act.hold", this::askHold);
  private final StageList stages = new StageList(formats);
  private final MemberTable members = new MemberTable(formats);
  private final HappeningList happenings = new HappeningList(formats);
  private final ComparisonPane comparison = new ComparisonPane(formats);
  private final Panel stagePanel = new Panel("rollout.stages", stages);
  private final Panel comparisonPanel = new Panel("rollout.compare", comparison);
  private final Panel memberPanel = new Panel("rollout.members", members);
  private final Panel happeningPanel = new Panel("rollout.happenings", happenings);
  private final LivePage<RolloutModel> live;
  private volatile long id;
  private transient @Nullable RolloutLine line;

  RolloutView(RolloutsPresenter presenter, LiveUpdates updates) {
    this.presenter = presenter;
    LiveBadge badge = new LiveBadge();
    boolean may = visitor.may(Permission.RUN_DEPLOYMENTS);
    String why = DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words());
    Div buttons = new Div();
    buttons.addClassName("actions");
    for (RolloutAct act : RolloutAct.values()) {
      ActionButton button = new ActionButton(act.key(), () -> ask(act)).allowed(may, why);
      button.setVisible(false);
      if (act == RolloutAct.START || act == RolloutAct.RESUME) {
        button.main();
      } else if (act.grave()) {
        button.grave();
      }
      acts.put(act, button);
    }
    hold.allowed(may, why).setVisible(false);
    buttons.add(acts.get(RolloutAct.START), acts.get(RolloutAct.PAUSE));
    buttons.add(acts.get(RolloutAct.RESUME), hold, acts.get(RolloutAct.RELEASE));
    buttons.add(acts.get(RolloutAct.ABORT), acts.get(RolloutAct.ROLL_BACK));
    Div name = new Div(title);
    name.addClassName("title");
    Div grow = new Div();
    grow.addClassName("grow");
    Div top = new Div(name, state, grow, badge, buttons);
    top.addClassName("top");
    about.addClassName("dim");
    held.addClassName("held");
    held.getElement().setAttribute("role", "status");
    held.setVisible(false);
    comparisonPanel.setVisible(false);
    add(top, new DeniedNote(visitor, Permission.RUN_DEPLOYMENTS, formats.words()), held, about);
    Div columns =
        new Div(new Div(stagePanel, happeningPanel), new Div(comparisonPanel, memberPanel));
    columns.addClassName("rollout");
    add(columns);
    live = updates.follow(this, () -> presenter.one(id), this::show).badge(badge);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    id = event.getRouteParameters().getLong("id").orElse(0L);
    live.refresh();
  }

  private void show(RolloutModel model) {
    if (model.rollout().isEmpty()) {
      title.setText(getTranslation("rollout.gone"));
      stagePanel.empty("rollout.gone", "rollout.gone.next");
      memberPanel.empty("rollout.gone", "rollout.gone.next");
      happeningPanel.empty("rollout.gone", "rollout.gone.next");
      return;
    }
    Rollout rollout = model.rollout().get();
    RolloutLine now = rollout.line();
    line = now;
    title.setText(now.name());
    state.removeAll();
    state.add(RolloutWords.mark(now.state(), formats.words()));
    about.setText(about(rollout, model.now()));
    acts.forEach((act, button) -> button.setVisible(act.fits(now)));
    hold.setVisible(!now.state().ended() && now.hold().isEmpty());
    now.hold().ifPresent(this::tellHold);
    held.setVisible(now.hold().isPresent());
    stagePanel.ready();
    stages.show(rollout.facts(), model.now());
    memberPanel.ready();
    memberPanel.note(counts(now));
    members.show(rollout.facts(), !now.other().isEmpty(), model.now());
    happeningPanel.ready();
    happenings.show(model.happenings(), rollout.facts(), model.now());
    comparisonPanel.setVisible(rollout.comparison().isPresent());
    rollout
        .comparison()
        .ifPresent(
            found -> {
              comparisonPanel.ready();
              comparison.show(now, found);
            });
  }

  private void tellHold(Hold now) {
    held.setText(
        getTranslation("rollout.heldby", now.by(), formats.moment(now.at()), now.reason()));
  }

  private String about(Rollout rollout, Instant now) {
    RolloutLine shown = rollout.line();
    String what =
        shown.other().isEmpty() ? shown.what() : "A: " + shown.what() + " · B: " + shown.other();
    String waits =
        rollout
            .facts()
            .spec()
            .notBefore()
            .filter(now::isBefore)
            .map(from -> " · " + getTranslation("rollout.notbefore", formats.moment(from)))
            .orElse("");
    return what
        + " · "
        + getTranslation("rollout.machines", shown.machines())
        + " · "
        + getTranslation("rollout.planned", shown.createdBy(), formats.moment(shown.createdAt()))
        + waits;
  }

  private String counts(RolloutLine now) {
    StringBuilder text = new StringBuilder();
    for (MemberState each : MemberState.values()) {
      if (now.count(each) > 0) {
        text.append(text.isEmpty() ? "" : " · ")
            .append(now.count(each))
            .append(' ')
            .append(getTranslation(RolloutWords.key("rollout.member.", each)));
      }
    }
    return text.toString();
  }

  private void ask(RolloutAct act) {
    RolloutLine now = line;
    if (now == null) {
      return;
    }
    String question = getTranslation(act.key() + ".title", now.name());
    String effect = getTranslation(act.key() + ".effect");
    if (act.grave() && now.startedAt().isPresent()) {
      TypedConfirm.open(
          question, effect, now.name(), act.key(), dialog -> act(now, act, done -> dialog.close()));
    } else if (act == RolloutAct.PAUSE) {
      act(now, act, done -> {});
    } else {
      Confirm.open(question, effect, act.key(), () -> act(now, act, done -> {}));
    }
  }

  private void act(RolloutLine now, RolloutAct act, Consumer<Boolean> then) {
    Errand.run(
        () -> presenter.act(visitor, now, act),
        done -> {
          then.accept(done);
          if (!done) {
            Toast.note(getTranslation("rollout.late"));
          }
          live.refresh();
        },
        failure -> Toast.fault(getTranslation("action.failed")));
  }

  private void askHold() {
    RolloutLine now = line;
    if (now == null) {
      return;
    }
    TextField reason = new TextField(getTranslation("rollout.hold.reason"));
    reason.setId("hold-reason");
    reason.setMaxLength(200);
    reason.setWidthFull();
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            getTranslation("rollout.act.hold.title", now.name()),
            getTranslation("rollout.act.hold.effect"),
            "rollout.act.hold",
            () -> hold(opened[0], now, reason.getValue().strip()),
            reason);
    opened[0].open();
  }

  private void hold(FormDialog dialog, RolloutLine now, String reason) {
    if (reason.isEmpty()) {
      dialog.fault(getTranslation("rollout.hold.noreason"));
      return;
    }
    dialog.busy();
    Errand.run(
        () -> presenter.hold(visitor, now, reason),
        done -> {
          dialog.close();
          live.refresh();
        },
        failure -> dialog.fault(getTranslation("action.failed")));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("rollout.title") + " · Chimera";
  }
}
