package org.chimerapool.ui.audit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.AuditFilter;
import org.chimerapool.identity.AuditVerdict;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.access.PerTenant;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.Answer;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.Sentence;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.kit.Tone;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// Who did what; the filter and the place in the trail are in the URL.
@Route(value = "console/audit", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
@PerTenant
class AuditView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private final Actor visitor = Actor.current();
  private final boolean allowed = visitor.may(Permission.SEE_AUDIT);
  private final Formats formats = PageFormats.current();
  private final Sentence verdict = new Sentence();
  private final TextField text = new TextField();
  private final Select<AuditAction> action = new Select<>();
  private final AuditTable table = new AuditTable();
  private final Panel panel;
  private final AppLink older = new AppLink("console/audit", getTranslation("audit.older"));
  private final AppLink newest = new AppLink("console/audit", getTranslation("audit.newest"));
  private final transient AuditPresenter presenter;
  private final LivePage<AuditModel> live;
  private ScreenUrl url = new ScreenUrl("console/audit", Map.of());
  private volatile AuditFilter filter = AuditFilter.ALL;

  AuditView(AuditPresenter presenter, LiveUpdates updates) {
    this.presenter = presenter;
    older.look("btn").setVisible(false);
    newest.look("btn").setVisible(false);
    Div pages = new Div(newest, older);
    pages.addClassName("pager");
    Div content = new Div(table, pages);
    panel = new Panel("audit.panel", content).note(getTranslation("audit.note"));
    ActionButton verify =
        new ActionButton("audit.verify", this::verify)
            .allowed(allowed, DeniedNote.why(Permission.SEE_AUDIT, formats.words()));
    add(new PageHead("audit.title", verify));
    add(new DeniedNote(visitor, Permission.SEE_AUDIT, formats.words()));
    Div filters = filters();
    filters.setVisible(allowed);
    panel.setVisible(allowed);
    add(verdict, filters, panel);
    live = updates.follow(this, this::read, this::show);
  }

  private Div filters() {
    text.setPlaceholder(getTranslation("audit.find"));
    text.setAriaLabel(getTranslation("audit.find"));
    text.setClearButtonVisible(true);
    text.setMaxLength(100);
    text.setValueChangeMode(ValueChangeMode.LAZY);
    text.addValueChangeListener(event -> filterChanged(event.isFromClient()));
    action.setAriaLabel(getTranslation("audit.what"));
    action.setEmptySelectionAllowed(true);
    action.setEmptySelectionCaption(getTranslation("audit.any"));
    action.setItems(
        Arrays.stream(AuditAction.values())
            .sorted(Comparator.comparing(each -> AuditWords.action(each, formats.words())))
            .toList());
    action.setItemLabelGenerator(
        each ->
            each == null ? getTranslation("audit.any") : AuditWords.action(each, formats.words()));
    action.addValueChangeListener(event -> filterChanged(event.isFromClient()));
    Div filters = new Div(text, action);
    filters.addClassName("filters");
    return filters;
  }

  private AuditModel read() {
    return presenter.read(visitor, filter);
  }

  private void show(AuditModel model) {
    if (!allowed) {
      return;
    }
    panel.show(
        model.rows(),
        List::isEmpty,
        model.filtered() ? "empty.filter" : "audit.empty",
        rows -> {
          table.show(rows, model.now());
          older.setVisible(model.older());
          older.setHref(url.with("before", Long.toString(rows.getLast().number())).href());
        });
    newest.setVisible(filter.olderThan().isPresent());
    newest.setHref(url.with("before", "").href());
  }

  private void verify() {
    verdict.show(Answer.of(Tone.OFF, "audit.verifying"), formats.words());
    Errand.run(
        () -> presenter.verify(visitor),
        found -> {
          verdict.show(answer(found), formats.words());
          live.refresh();
        },
        failure -> Toast.fault(getTranslation("action.failed")));
  }

  private Answer answer(AuditVerdict found) {
    return switch (found) {
      case AuditVerdict.Whole(long rows, String head) ->
          Answer.of(Tone.GOOD, "audit.whole", rows).with("audit.head", head);
      case AuditVerdict.Broken(long number, AuditVerdict.Fault fault) ->
          Answer.of(Tone.BAD, "audit.broken", number).with(AuditWords.fault(fault).key());
    };
  }

  private void filterChanged(boolean byVisitor) {
    filter =
        new AuditFilter(
            text.getValue().strip(), Optional.ofNullable(action.getValue()), filter.olderThan());
    if (byVisitor) {
      filter = new AuditFilter(filter.text(), filter.action(), Optional.empty());
      url =
          url.with("find", filter.text())
              .with("what", filter.action().map(AuditAction::name).orElse(""))
              .with("before", "");
      UI.getCurrent().getPage().getHistory().replaceState(null, url.location());
      live.refresh();
    }
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    url = ScreenUrl.of(event.getLocation());
    Optional<Long> before =
        Optional.of(url.get("before")).filter(n -> n.matches("\\d{1,18}")).map(Long::valueOf);
    Optional<AuditAction> what =
        Arrays.stream(AuditAction.values())
            .filter(each -> each.name().equals(url.get("what")))
            .findFirst();
    text.setValue(url.get("find"));
    action.setValue(what.orElse(null));
    filter = new AuditFilter(url.get("find"), what, before);
    live.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("audit.title") + " · Chimera";
  }
}
