package org.chimerapool.ui.deployments;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.LogProof;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.insight.LiveRun;
import org.chimerapool.deployment.insight.LogBook;
import org.chimerapool.deployment.insight.Signature;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.kernel.Registration;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.Confirm;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FactList;
import org.chimerapool.ui.kit.FindingList;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.kit.Tone;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.jspecify.annotations.Nullable;

/// One run, live: how far it is, its machine, and every line that it says. What is looked for in
/// the log, and the line that a link names, are in the URL.
@Route(value = "console/deployments/:id([0-9]{1,18})", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class RunView extends Div implements HasDynamicTitle, BeforeEnterObserver {

  private final transient RunPresenter presenter;
  private final transient DeploymentsPresenter actions;
  private final Actor visitor = Actor.current();
  private final transient Formats formats = PageFormats.current();
  private final H1 title = new H1();
  private final Div state = new Div();
  private final ProgressLine progress = new ProgressLine(getTranslation("run.col.progress"));
  private final Paragraph detail = new Paragraph();
  private final Div invitation = new Div();
  private final PhaseList phases = new PhaseList(formats);
  private final FactList facts = new FactList();
  private final FindingList findings = new FindingList(formats);
  private final Panel findingPanel = new Panel("run.findings", findings);
  private final FailurePanel failure;
  private final LogPane log;
  private final Panel logPanel;
  private final ActionButton cancel;
  private final LivePage<RunModel> live;
  private ScreenUrl url = new ScreenUrl("console/deployments", Map.of());
  private volatile long id;
  private volatile LogWish wish = LogWish.first(0, true, "", LogLevel.DEBUG);
  private long marked;
  private boolean opened;
  private @Nullable Run run;
  private @Nullable Registration watching;

  RunView(RunPresenter presenter, DeploymentsPresenter actions, LogBook book, LiveUpdates updates) {
    this.presenter = presenter;
    this.actions = actions;
    LiveBadge badge = new LiveBadge();
    cancel =
        new ActionButton("run.cancel", this::askCancel)
            .grave()
            .allowed(
                visitor.may(Permission.RUN_DEPLOYMENTS),
                DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words()));
    log = new LogPane(presenter.log(), new LogReader());
    failure = new FailurePanel(formats, this::explain, this::toLine);
    Div head = new Div(title, state);
    head.addClassName("title");
    Div grow = new Div();
    grow.addClassName("grow");
    Div top =
        new Div(
            head,
            grow,
            badge,
            new AppLink("console/deployments", getTranslation("run.all")).look("btn"),
            cancel);
    top.addClassName("top");
    detail.addClassName("lead");
    invitation.addClassName("invitation");
    Panel phasePanel = new Panel("run.phases", phases);
    phasePanel.ready();
    Panel machine = new Panel("run.machine", facts);
    machine.ready();
    findingPanel.ready();
    findingPanel.setVisible(false);
    Div side = new Div(phasePanel, findingPanel, machine);
    side.addClassName("run-side");
    logPanel = new Panel("run.log", log).action(new LogFiles(book, () -> id));
    logPanel.ready();
    Div columns = new Div(side, logPanel);
    columns.addClassName("run-columns");
    add(top, progress, detail, invitation, failure, columns);
    live = updates.follow(this, this::read, this::show).badge(badge);
    addAttachListener(event -> watching = presenter.watch(live::wake));
    addDetachListener(
        event -> {
          Registration open = watching;
          if (open != null) {
            open.close();
          }
        });
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    id = event.getRouteParameters().getLong("id").orElse(0L);
    url = ScreenUrl.of(event.getLocation());
    marked = url.get("line").matches("[0-9]{1,15}") ? Long.parseLong(url.get("line")) : 0;
    LogLevel least =
        Arrays.stream(LogLevel.values())
            .filter(level -> level.name().equalsIgnoreCase(url.get("level")))
            .findFirst()
            .orElse(LogLevel.DEBUG);
    String find = url.get("find").strip();
    begin(find.substring(0, Math.min(200, find.length())), least, marked == 0);
  }

  /// Begins the log anew.
  private void begin(String text, LogLevel least, boolean follow) {
    opened = false;
    wish = LogWish.first(wish.turn() + 1, follow, text, least);
    live.refresh();
  }

  /// What the reader of the log does.
  private final class LogReader implements LogPane.Reader {

    @Override
    public void follows(boolean now) {
      wish = wish.follow(now);
    }

    @Override
    public void looks(String text, LogLevel least) {
      address(
          url.with("find", text)
              .with("level", least == LogLevel.DEBUG ? "" : least.name())
              .with("line", ""));
      marked = 0;
      begin(text, least, wish.following());
    }

    @Override
    public void marks(long line) {
      address(url.with("line", Long.toString(line)));
    }
  }

  private void address(ScreenUrl now) {
    url = now;
    UI.getCurrent().getPage().getHistory().replaceState(null, url.location());
  }

  private void toLine(long line) {
    address(url.with("line", Long.toString(line)));
    log.getElement().callJsFunction("jump", (double) line);
  }

  private void explain(Signature signature) {
    if (visitor.may(Permission.RUN_DEPLOYMENTS)) {
      ExplainForm.open(presenter, visitor, signature, formats.words(), live::refresh);
    } else {
      Toast.note(DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words()));
    }
  }

  private RunModel read() {
    LogWish now = wish;
    return presenter.run(id, visitor, now);
  }

  private void show(RunModel model) {
    if (model.run().isEmpty()) {
      title.setText(getTranslation("run.gone"));
      cancel.setVisible(false);
      return;
    }
    Run now = model.run().get();
    run = now;
    title.setText(now.label());
    state.removeAll();
    state.add(RunWords.mark(now.state(), now.notUndone(), formats.words()));
    progress.show(RunWords.done(now), RunWords.tone(now.state()));
    detail.setText(sentence(now, model));
    cancel.setVisible(!now.state().ended());
    invite(model.link());
    phases.show(now, model.steps(), model.now());
    findingPanel.setVisible(FindingList.any(now, model.figures()));
    findings.show(now, model.steps(), model.figures());
    tellFacts(now, model);
    failure.show(model.diagnosis(), model.around(), model.now());
    showLog(now, model.news());
  }

  private void showLog(Run now, LogNews news) {
    LogWish asked = wish;
    if (news.turn() != asked.turn()) {
      live.refresh();
      return;
    }
    if (!opened) {
      opened = true;
      Instant begin = now.startedAt().orElse(now.createdAt());
      log.open(id, asked, news.sparse(), news.total(), begin, marked);
    }
    if (news.total() < asked.had()) {
      begin(asked.text(), asked.least(), asked.following());
      return;
    }
    log.show(news, now.recipe().steps());
    wish = asked.after(news);
    if (news.goesOn()) {
      live.refresh();
    }
  }

  private String sentence(Run now, RunModel model) {
    String what = now.recipe().title() + " · " + getTranslation("run.by", now.createdBy());
    String where = RunWords.where(now);
    return switch (now.state()) {
      case WAITING -> now.detail().isBlank() ? waiting(now) : waiting(now) + " " + now.detail();
      case LOST ->
          getTranslation(
                  "run.lost", now.heardAt().map(at -> formats.ago(at, model.now())).orElse("–"))
              + (now.detail().isBlank() ? "" : " " + now.detail());
      case ABANDONED ->
          getTranslation(now.startedAt().isPresent() ? "run.abandoned" : "run.unused");
      case RUNNING, CANCELLING, SUCCEEDED, FAILED, CANCELLED ->
          (where.isBlank() ? what : where + " · " + what)
              + model
                  .live()
                  .flatMap(LiveRun::eta)
                  .map(eta -> " · " + LiveWords.eta(eta, formats))
                  .orElse("");
    };
  }

  private String waiting(Run now) {
    return getTranslation(
        switch (now.route()) {
          case LINK -> "run.waiting";
          case AGENT -> "run.waiting.agent";
          case SSH, LOCAL -> "run.waiting.push";
        });
  }

  private void invite(Optional<String> code) {
    invitation.setVisible(code.isPresent());
    if (code.isPresent() && invitation.getChildren().findAny().isEmpty()) {
      UI.getCurrent()
          .getPage()
          .fetchCurrentURL(
              here -> {
                String line =
                    "curl -fsSL %s://%s/deploy/%s | bash"
                        .formatted(here.getProtocol(), here.getAuthority(), code.get());
                invitation.removeAll();
                invitation.add(
                    new Paragraph(getTranslation("run.invitation")), new CopyableText(line));
              });
    }
  }

  private void tellFacts(Run now, RunModel model) {
    facts.show("run.fact.recipe", now.recipe().title() + " " + now.recipe().version());
    facts.show("run.fact.took", formats.span(RunWords.took(now, model.now())));
    now.heardAt().ifPresent(at -> facts.show("run.fact.heard", formats.ago(at, model.now())));
    for (String name : List.of("host", "name", "arch", "kernel", "cores", "packages", "init")) {
      String value = now.context().getOrDefault(name, "");
      if (!value.isEmpty()) {
        facts.show("run.fact." + name, value);
      }
    }
    kilobytes(now, "memoryKb", "run.fact.memory");
    kilobytes(now, "diskFreeKb", "run.fact.disk");
    now.parameters().forEach((name, value) -> facts.named(name, value.isEmpty() ? "–" : value));
    facts.show("run.fact.lines", formats.count(now.lines()));
    now.dueAt()
        .filter(due -> now.overdue(model.now()))
        .ifPresent(due -> facts.show("run.fact.due", formats.ago(due, model.now()), Tone.WARN));
    if (now.state().ended() && now.startedAt().isPresent()) {
      facts.show(
          "run.fact.complete",
          getTranslation("run.proof." + now.logProof().name().toLowerCase(Locale.ROOT)),
          now.logProof() == LogProof.NOT_PROVEN ? Tone.BAD : Tone.OFF);
    }
  }

  private void kilobytes(Run now, String fact, String key) {
    String value = now.context().getOrDefault(fact, "");
    if (value.matches("[0-9]{1,15}")) {
      facts.show(key, formats.bytes(Long.parseLong(value) * 1024).toString());
    }
  }

  private void askCancel() {
    Run now = run;
    if (now == null) {
      return;
    }
    Confirm.open(
        getTranslation("run.cancel.title", now.label()),
        getTranslation(now.startedAt().isPresent() ? "run.cancel.effect" : "run.cancel.unused"),
        "run.cancel",
        () ->
            Errand.run(
                () -> actions.cancel(visitor, now),
                done -> {
                  Toast.say(getTranslation(done ? "run.cancel.done" : "run.cancel.late"));
                  live.refresh();
                },
                failure -> Toast.fault(getTranslation("action.failed"))));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("run.title") + " · Chimera";
  }
}
