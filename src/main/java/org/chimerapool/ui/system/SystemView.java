package org.chimerapool.ui.system;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.chimerapool.database.DatabaseMode;
import org.chimerapool.database.DatabaseStatus;
import org.chimerapool.database.TimescaleEdition;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.ui.kit.FactList;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Tone;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// The program itself.
@Route(value = "console/system", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class SystemView extends Div implements HasDynamicTitle {

  private final Actor visitor = Actor.current();
  private final Formats formats = PageFormats.current();
  private final FactList program = new FactList();
  private final FactList database = new FactList();
  private final FactList journal = new FactList();
  private final Panel programPanel = new Panel("system.program", program);
  private final Panel databasePanel = new Panel("system.database", database);
  private final Panel journalPanel = new Panel("system.journal", journal);
  private final VirtualMinersPanel virtualMiners;
  private final LivePage<SystemModel> live;

  SystemView(SystemPresenter presenter, LiveUpdates updates) {
    LiveBadge badge = new LiveBadge();
    virtualMiners =
        new VirtualMinersPanel(
            visitor.may(Permission.RUN_SYSTEM), wanted -> runVirtualMiners(presenter, wanted));
    Div panels = new Div(databasePanel, journalPanel);
    panels.addClassNames("grid", "even");
    Div page = new Div(virtualMiners, panels, programPanel);
    if (visitor.may(Permission.RUN_SYSTEM)) {
      page.add(new LogPanel(filter -> presenter.log(visitor, filter), updates));
    }
    page.addClassName("stack");
    add(new PageHead("system.title", badge), page);
    live = updates.follow(this, presenter::read, this::show).badge(badge);
  }

  private void runVirtualMiners(SystemPresenter presenter, boolean wanted) {
    presenter.runVirtualMiners(visitor, wanted);
    live.refresh();
  }

  private void show(SystemModel model) {
    programPanel.ready();
    program.show("system.version", model.version());
    program.show("system.java", model.java());
    program.show("system.started", formats.span(model.running()));
    program.show(
        "system.memory",
        getTranslation(
            "system.memory.value",
            formats.bytes(model.memory()).toString(),
            formats.bytes(model.memoryMax()).toString()));
    program.show("system.collected", formats.span(model.collected()));
    if (model.load() >= 0) {
      program.show(
          "system.load",
          getTranslation(
              "system.load.value", formats.decimal(model.load(), 2), model.processors()));
    }
    model.database().ifPresent(this::show);
    show(model.journal());
    virtualMiners.show(model.virtualMiners());
  }

  private void show(DatabaseStatus status) {
    databasePanel.ready();
    boolean answers = status.reachable();
    database.show(
        "system.database.state",
        getTranslation(answers ? "system.database.reachable" : "system.database.away"),
        answers ? Tone.GOOD : Tone.BAD);
    boolean embedded = status.mode() == DatabaseMode.EMBEDDED;
    database.show(
        "system.database.mode",
        getTranslation(embedded ? "system.database.embedded" : "system.database.external"));
    database.show("system.database.address", status.address());
    database.show("system.database.server", status.serverVersion());
    database.show("system.database.timescale", timescale(status));
    database.show("system.database.size", formats.bytes(status.bytes()).toString());
  }

  private String timescale(DatabaseStatus status) {
    return status.edition() == TimescaleEdition.NONE
        ? getTranslation("system.database.timescale.none")
        : status.extensionVersion();
  }

  private void show(JournalHealth health) {
    journalPanel.ready();
    journal.show(
        "system.journal.state",
        getTranslation(health.taking() ? "system.journal.taking" : "system.journal.refusing"),
        health.taking() ? Tone.GOOD : Tone.BAD);
    journal.show(
        "system.journal.waiting",
        getTranslation("system.journal.waiting.value", health.waiting()),
        health.databaseReachable() ? Tone.OFF : Tone.WARN);
    journal.show("system.journal.behind", formats.span(health.behind()));
    journal.show("system.journal.disk", formats.bytes(health.diskFree()).toString());
  }

  @Override
  public String getPageTitle() {
    return getTranslation("system.title") + " · Chimera";
  }
}
