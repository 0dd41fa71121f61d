package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.insight.Board;
import org.chimerapool.deployment.insight.Range;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.kernel.Registration;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Chip;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ProblemStrip;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;
import org.jspecify.annotations.Nullable;

/// What is being installed now, what wants a look first, and what ended lately.
@Route(value = "console/deployments", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class DeploymentsView extends Div implements HasDynamicTitle {

  private final Formats formats = PageFormats.current();
  private final Chip going = new Chip("");
  private final Chip success = new Chip("");
  private final ProblemStrip troubles = new ProblemStrip();
  private final LiveTable table = new LiveTable(formats);
  private final EndedTable ended = new EndedTable(formats);
  private final Panel running = new Panel("deployments.running", table);
  private final Panel lately = new Panel("deployments.lately", ended);
  private @Nullable Registration watching;

  DeploymentsView(DeploymentsPresenter presenter, LiveUpdates updates) {
    Actor visitor = Actor.current();
    LiveBadge badge = new LiveBadge();
    ActionButton fresh =
        new ActionButton(
                "deployments.new",
                () ->
                    RunForm.open(
                        presenter,
                        visitor,
                        formats,
                        run -> UI.getCurrent().navigate("console/deployments/" + run.id())))
            .main()
            .allowed(
                visitor.may(Permission.RUN_DEPLOYMENTS),
                DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words()));
    add(
        new PageHead(
            "deployments.title",
            going,
            success,
            badge,
            new AppLink("console/hosts", getTranslation("deployments.hosts")).look("btn"),
            new AppLink("console/deployments/history", getTranslation("history.title")).look("btn"),
            new AppLink("console/deployments/analytics", getTranslation("analytics.title"))
                .look("btn"),
            fresh));
    lately.action(
        new AppLink("console/deployments/history", getTranslation("panel.all")).look("btn quiet"));
    add(new DeniedNote(visitor, Permission.RUN_DEPLOYMENTS, formats.words()));
    add(troubles, running, lately);
    LivePage<DeploymentsModel> live =
        updates.follow(this, presenter::board, this::show).badge(badge);
    addAttachListener(event -> watching = presenter.watch(live::wake));
    WantedRun.follow(this, presenter, visitor, formats);
    addDetachListener(
        event -> {
          Registration open = watching;
          if (open != null) {
            open.close();
          }
        });
  }

  private void show(DeploymentsModel model) {
    running.show(
        model.board(), board -> board.going().isEmpty(), "deployments.idle", this::showGoing);
    lately.show(
        model.board(),
        board -> board.ended().isEmpty(),
        "deployments.empty",
        board -> ended.show(board.ended(), board.at()));
    model.board().map(this::told);
  }

  private void showGoing(Board board) {
    table.show(board.going(), board.at());
  }

  private boolean told(Board board) {
    troubles.show(
        board.troubles().stream().limit(12).map(each -> LiveWords.problem(each, formats)).toList(),
        formats.words());
    long working = board.going().stream().filter(run -> run.state() != RunState.WAITING).count();
    going.setText(getTranslation("deployments.count", working));
    Range month = Range.of(board.succeeded(), board.succeeded() + board.failed());
    success.setVisible(month.of() > 0);
    success.setText(
        getTranslation("deployments.month", formats.percent(month.share()).toString(), month.of()));
    return true;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("deployments.title") + " · Chimera";
  }
}
