package org.chimerapool.ui.settings;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.settings.ChangeOutcome;
import org.chimerapool.settings.Draft;
import org.chimerapool.settings.Review;
import org.chimerapool.settings.SettingChange;
import org.chimerapool.settings.SettingEntry;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ProblemStrip;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// Every setting, its value and how to change it. Changes are gathered, reviewed and made together.
@Route(value = "console/settings", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class SettingsView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private final Actor visitor = Actor.current();
  private final boolean allowed = visitor.may(Permission.CHANGE_SETTINGS);
  private final Formats formats = PageFormats.current();
  private final transient SettingsPresenter presenter;
  private final ProblemStrip problems = new ProblemStrip();
  private final Paragraph lead = new Paragraph();
  private final TextField find = new TextField();
  private final Select<Shown> shown = new Select<>();
  private final SettingList list;
  private final DraftBar bar;
  private final HistoryTable history;
  private final Panel listPanel;
  private final Panel historyPanel;
  private final Map<String, Optional<String>> wanted = new HashMap<>();
  private ScreenUrl url = new ScreenUrl("console/settings", Map.of());
  private long revision;

  SettingsView(SettingsPresenter presenter) {
    this.presenter = presenter;
    addClassNames("settings", "is-waiting");
    lead.addClassName("dim");
    list = new SettingList(formats.words());
    listPanel = new Panel("settings.loading", list);
    history = new HistoryTable(allowed, this::undo);
    historyPanel = new Panel("settings.history", history);
    bar = new DraftBar(this::review, this::discard);
    String why = DeniedNote.why(Permission.CHANGE_SETTINGS, formats.words());
    ActionButton bring = new ActionButton("settings.import", this::bring).allowed(allowed, why);
    add(
        new PageHead("settings.title", export(), bring),
        new DeniedNote(visitor, Permission.CHANGE_SETTINGS, formats.words()),
        problems,
        lead,
        filters(),
        listPanel,
        bar,
        historyPanel);
    addAttachListener(event -> read());
  }

  private Anchor export() {
    Anchor export =
        new Anchor(
            DownloadHandler.fromInputStream(
                event -> {
                  byte[] yaml = presenter.export().getBytes(StandardCharsets.UTF_8);
                  return new DownloadResponse(
                      new ByteArrayInputStream(yaml),
                      "chimera-settings.yaml",
                      "application/yaml",
                      yaml.length);
                }),
            getTranslation("settings.export"));
    export.addClassName("btn");
    export.setRouterIgnore(true);
    return export;
  }

  private Div filters() {
    find.setPlaceholder(getTranslation("settings.find"));
    find.setAriaLabel(getTranslation("settings.find"));
    find.setClearButtonVisible(true);
    find.setMaxLength(100);
    find.setValueChangeMode(ValueChangeMode.LAZY);
    find.addValueChangeListener(event -> filter(event.isFromClient()));
    shown.setAriaLabel(getTranslation("settings.show"));
    shown.setItems(Shown.values());
    shown.setItemLabelGenerator(each -> getTranslation(each.key()));
    shown.setValue(Shown.ALL);
    shown.addValueChangeListener(event -> filter(event.isFromClient()));
    Div filters = new Div(find, shown);
    filters.addClassName("filters");
    return filters;
  }

  private void read() {
    Errand.run(
        presenter::read,
        this::show,
        failure -> {
          removeClassName("is-waiting");
          listPanel.failed();
          historyPanel.failed();
        });
  }

  private void show(SettingsModel model) {
    removeClassName("is-waiting");
    revision = model.page().revision();
    lead.setText(getTranslation("settings.lead", model.page().file()));
    problems.show(SettingProblems.of(model.page()), formats.words());
    listPanel.ready();
    list.show(
        model.page().entries(),
        entry -> new SettingRow(entry, allowed, new Wishes(), formats.words()));
    filter(false);
    historyPanel.show(
        model.history(),
        List::isEmpty,
        "settings.history.empty",
        changes -> history.show(changes, model.now()));
    bar.show(wanted.size());
  }

  private void filter(boolean byVisitor) {
    Shown kind = Optional.ofNullable(shown.getValue()).orElse(Shown.ALL);
    if (byVisitor) {
      url =
          url.with("find", find.getValue().strip())
              .with("show", kind == Shown.ALL ? "" : kind.name().toLowerCase(Locale.ROOT));
      UI.getCurrent().getPage().getHistory().replaceState(null, url.location());
    }
    List<String> words =
        List.of(find.getValue().strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
    list.filter(row -> row.fits(words) && kind.shows(row.entry()));
  }

  private void review() {
    open(new Draft(revision, wanted, Draft.Cause.EDIT));
  }

  private void open(Draft draft) {
    new ReviewDialog(presenter, visitor, formats.words(), applied -> applied(draft, applied))
        .open(draft);
  }

  private void applied(Draft draft, ChangeOutcome.Applied applied) {
    draft.changes().keySet().forEach(wanted::remove);
    if (applied.untaken().isEmpty()) {
      Toast.say(getTranslation("settings.applied", applied.review().lines().size()));
    } else {
      Toast.fault(getTranslation("settings.untaken", String.join(", ", applied.untaken())));
    }
    read();
  }

  private void discard() {
    wanted.clear();
    read();
  }

  private void bring() {
    new ImportDialog(presenter, formats.words(), this::open).open();
  }

  private void undo(SettingChange change) {
    Errand.run(
        () -> presenter.undo(change.id()),
        draft ->
            draft.ifPresentOrElse(
                this::open, () -> Toast.fault(getTranslation("settings.history.gone"))),
        failure -> Toast.fault(getTranslation("action.failed")));
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    url = ScreenUrl.of(event.getLocation());
    find.setValue(url.get("find"));
    shown.setValue(Shown.named(url.get("show")));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("settings.title") + " · Chimera";
  }

  /// What this page's visitor wants and has not applied yet.
  private final class Wishes implements SettingRow.Drafts {

    @Override
    public Optional<Optional<String>> of(String key) {
      return Optional.ofNullable(wanted.get(key));
    }

    @Override
    public String want(SettingEntry entry, Optional<String> value) {
      boolean same =
          !entry.secret()
              && entry.fault().isEmpty()
              && value.map(String::strip).filter(entry.value()::equals).isPresent();
      if (same || (entry.secret() && value.filter(String::isEmpty).isPresent())) {
        wanted.remove(entry.key());
        bar.show(wanted.size());
        return "";
      }
      wanted.put(entry.key(), value);
      bar.show(wanted.size());
      List<Review.Problem> against = new ArrayList<>(presenter.check(revision, wanted).problems());
      return against.stream()
          .filter(problem -> problem.key().equals(entry.key()))
          .findFirst()
          .map(problem -> SettingWords.problem(problem, formats.words()))
          .orElse("");
    }

    @Override
    public void forget(SettingEntry entry) {
      wanted.remove(entry.key());
      bar.show(wanted.size());
    }
  }
}
