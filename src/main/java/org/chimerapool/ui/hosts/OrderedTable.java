package org.chimerapool.ui.hosts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.chimerapool.deployment.provider.Provision;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.StateMark;
import org.chimerapool.ui.kit.Tone;
import org.chimerapool.ui.kit.TypedConfirm;

/// Hosts that were ordered from a provider, one a line.
final class OrderedTable extends Div {

  private final HostsPresenter presenter;
  private final Actor visitor;
  private final Formats formats;
  private final DataTable<Provision> table;
  private Instant now = Instant.EPOCH;

  OrderedTable(HostsPresenter presenter, Actor visitor, Formats formats) {
    this.presenter = presenter;
    this.visitor = visitor;
    this.formats = formats;
    table =
        new DataTable<Provision>(getTranslation("hosts.ordered"))
            .text("hosts.name", each -> each.wishes().name())
            .column("hosts.state", "", Provision::state, this::mark)
            .text("hosts.words", Provision::words)
            .time(
                "hosts.since",
                each -> formats.ago(each.changedAt(), now),
                each -> formats.moment(each.changedAt()))
            .wideScreensOnly()
            .column("", "", Provision::state, this::action);
    add(table);
  }

  void show(List<Provision> all, Instant at) {
    now = at;
    table.show(all);
  }

  private Component mark(Provision each) {
    String word = getTranslation("hosts.state." + each.state().name().toLowerCase(Locale.ROOT));
    return switch (each.state()) {
      case ORDERED, REMOVING -> new StateMark(Tone.OFF, Icons.WAITS, word);
      case READY -> new StateMark(Tone.GOOD, Icons.TICK, word);
      case FAILED -> new StateMark(Tone.BAD, Icons.REFUSALS, word);
      case LEFT_BEHIND -> new StateMark(Tone.BAD, Icons.STOPPED, word);
      case REMOVED -> new StateMark(Tone.OFF, Icons.STOPPED, word);
    };
  }

  private Component action(Provision each) {
    return switch (each.state()) {
      case READY, LEFT_BEHIND, FAILED ->
          new ActionButton("hosts.back", () -> ask(each))
              .grave()
              .allowed(
                  visitor.may(Permission.RUN_DEPLOYMENTS),
                  DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words()));
      case ORDERED, REMOVING, REMOVED -> new Span();
    };
  }

  private void ask(Provision each) {
    TypedConfirm.open(
        getTranslation("hosts.back.title", each.wishes().name()),
        getTranslation("hosts.back.effect"),
        each.wishes().name(),
        "hosts.back",
        dialog -> {
          dialog.busy();
          Errand.run(
              () -> presenter.giveBack(visitor, each),
              done -> dialog.close(),
              failure -> dialog.fault(getTranslation("action.failed")));
        });
  }
}
