package org.chimerapool.ui.system;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chimerapool.database.DatabaseMode;
import org.chimerapool.database.DatabaseStatus;
import org.chimerapool.database.TimescaleEdition;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.system.DiskForecast;
import org.chimerapool.ui.kit.ActionButton;
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
  private final ChorePanel chores = new ChorePanel();
  private final Optional<LevelsPanel> levels;
  private final LivePage<SystemModel> live;

  SystemView(SystemPresenter presenter, LiveUpdates updates) {
    LiveBadge badge = new LiveBadge();
    virtualMiners =
        new VirtualMinersPanel(
            visitor.may(Permission.RUN_SYSTEM), wanted -> runVirtualMiners(presenter, wanted));
    Div panels = new Div(databasePanel, journalPanel);
    panels.addClassNames("grid", "even");
    Div page = new Div(virtualMiners, panels, programPanel, chores);
    boolean runs = visitor.may(Permission.RUN_SYSTEM);
    levels =
        runs ? Optional.of(new LevelsPanel(presenter, visitor, this::refresh)) : Optional.empty();
    levels.ifPresent(page::add);
    if (runs) {
      page.add(new LogPanel(filter -> presenter.log(visitor, filter), updates));
    }
    page.addClassName("stack");
    programPanel.action(new ActionButton("libraries.title", LibraryDialog::open).quiet());
    PageHead head = new PageHead("system.title", badge);
    if (runs) {
      head.add(bundle(presenter));
    }
    add(head, page);
    live = updates.follow(this, presenter::read, this::show).badge(badge);
  }

  private void refresh() {
    live.refresh();
  }

  private Anchor bundle(SystemPresenter presenter) {
    Anchor anchor =
        new Anchor(
            DownloadHandler.fromInputStream(
                event -> {
                  byte[] bytes = presenter.bundle(visitor);
                  return new DownloadResponse(
                      new ByteArrayInputStream(bytes),
                      "chimera-support.zip",
                      "application/zip",
                      bytes.length);
                }),
            getTranslation("system.bundle"));
    anchor.addClassName("btn");
    anchor.setTitle(getTranslation("system.bundle.help"));
    anchor.getElement().setAttribute("download", true);
    return anchor;
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
    program.show(
        "system.ports",
        model.ports().stream()
            .map(
                port ->
                    (port.name().isEmpty() ? getTranslation("system.ports.console") : port.name())
                        + " "
                        + port.number())
            .collect(Collectors.joining(", ")));
    program.show("system.verifying", formats.count(model.verifying()));
    model.database().ifPresent(this::show);
    model
        .connections()
        .ifPresent(
            use ->
                database.show(
                    "system.connections",
                    getTranslation(
                        "system.connections.value", use.active(), use.idle(), use.most()),
                    use.waiting() > 0 ? Tone.WARN : Tone.OFF));
    model
        .schema()
        .ifPresent(
            schema ->
                database.show(
                    "system.migrations",
                    getTranslation("system.migrations.value", schema.applied(), schema.version())));
    show(model.journal());
    journal.show("system.disk", forecast(model.disk()));
    chores.show(model.chores(), model.now());
    levels.ifPresent(panel -> panel.show(model.levels(), model.now()));
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

  private String forecast(DiskForecast disk) {
    return switch (disk) {
      case DiskForecast.TooEarly() -> getTranslation("system.disk.early");
      case DiskForecast.Steady() -> getTranslation("system.disk.steady");
      case DiskForecast.Filling(Duration earliest, Optional<Duration> latest) ->
          latest
              .map(
                  late ->
                      getTranslation(
                          "system.disk.between", formats.span(earliest), formats.span(late)))
              .orElseGet(() -> getTranslation("system.disk.earliest", formats.span(earliest)));
    };
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
