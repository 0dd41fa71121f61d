package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chimerapool.deployment.fleet.EnrolmentPlan;
import org.chimerapool.deployment.fleet.Enrolments.Opened;
import org.chimerapool.deployment.fleet.Enrolments.Standing;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.fleet.TargetKind;
import org.chimerapool.identity.Actor;
import org.chimerapool.ui.access.WebOrigin;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.live.LiveUpdates;

/// Asks which machines may come in, gives the line to run on them, and waits for them with the
/// reader.
final class EnrolDialog {

  private final Select<TargetKind> kind = new Select<>();
  private final TextField labels = new TextField();
  private final TextField place = new TextField();
  private final TextField hosts = new TextField();
  private final IntegerField machines = new IntegerField();
  private final Select<Integer> minutes = new Select<>();
  private final Checkbox atOnce = new Checkbox();

  private EnrolDialog(Formats formats) {
    kind.setId("enrol-kind");
    kind.setLabel(formats.words().say("fleet.col.kind"));
    kind.setItems(TargetKind.values());
    kind.setItemLabelGenerator(each -> formats.words().say("fleet.kind." + FleetFilter.key(each)));
    kind.setValue(TargetKind.GENERIC);
    kind.setWidthFull();
    TargetFields.labels(labels, "enrol-labels");
    TargetFields.place(place, "enrol-place");
    machines.setId("enrol-machines");
    machines.setLabel(formats.words().say("fleet.enrol.machines"));
    machines.setValue(1);
    machines.setMin(1);
    machines.setMax(1_000);
    machines.setStepButtonsVisible(true);
    machines.setWidthFull();
    minutes.setId("enrol-minutes");
    minutes.setLabel(formats.words().say("fleet.enrol.life"));
    minutes.setItems(15, 30, 60);
    minutes.setItemLabelGenerator(each -> formats.span(Duration.ofMinutes(each)));
    minutes.setValue(30);
    minutes.setWidthFull();
    hosts.setId("enrol-hosts");
    hosts.setLabel(formats.words().say("fleet.enrol.hosts"));
    hosts.setHelperText(formats.words().say("fleet.enrol.hosts.help"));
    hosts.setMaxLength(100);
    hosts.setWidthFull();
    atOnce.setId("enrol-at-once");
    atOnce.setLabel(formats.words().say("fleet.enrol.atonce"));
    atOnce.setHelperText(formats.words().say("fleet.enrol.atonce.help"));
  }

  static void open(FleetPresenter presenter, Actor visitor, LiveUpdates updates, Formats formats) {
    EnrolDialog form = new EnrolDialog(formats);
    String agent = WebOrigin.link("deploy/agent");
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            formats.words().say("fleet.enrol.title"),
            formats.words().say("fleet.enrol.lead"),
            "fleet.enrol.make",
            () -> form.submit(opened[0], presenter, visitor, updates, formats, agent),
            FormDialog.pair(form.kind, form.place),
            form.labels,
            FormDialog.pair(form.machines, form.minutes),
            form.hosts,
            form.atOnce);
    opened[0].open();
  }

  private void submit(
      FormDialog dialog,
      FleetPresenter presenter,
      Actor visitor,
      LiveUpdates updates,
      Formats formats,
      String agent) {
    EnrolmentPlan plan;
    try {
      plan =
          new EnrolmentPlan(
              kind.getValue(),
              TargetFields.labels(labels),
              place.getValue().strip(),
              hosts.getValue().strip(),
              atOnce.getValue(),
              machines.getValue() == null ? 0 : machines.getValue(),
              Duration.ofMinutes(minutes.getValue()),
              visitor.login());
    } catch (IllegalArgumentException wrong) {
      dialog.fault(String.valueOf(wrong.getMessage()));
      return;
    }
    dialog.busy();
    Errand.run(
        () -> presenter.invite(visitor, plan),
        made -> {
          dialog.close();
          new Waiting(made, presenter, updates, formats, agent).open();
        },
        failure -> dialog.fault(formats.words().say("action.failed")));
  }

  /// The line, and who has come with it so far.
  private static final class Waiting extends Dialog {

    private final transient Formats formats;
    private final Div came = new Div();
    private final Span waits = new Span();
    private List<Target> shown = List.of();

    Waiting(
        Opened made, FleetPresenter presenter, LiveUpdates updates, Formats formats, String agent) {
      this.formats = formats;
      setHeaderTitle(getTranslation("fleet.enrol.line"));
      setWidth("min(680px, 100vw - 32px)");
      setCloseOnOutsideClick(false);
      Paragraph lead = new Paragraph(getTranslation("fleet.enrol.line.lead"));
      lead.addClassNames("dim", "fleet-lead");
      Div line =
          new Div(new CopyableText("curl -fsSL %s | bash -s -- %s".formatted(agent, made.token())));
      line.addClassName("invitation");
      Paragraph once = new Paragraph(getTranslation("fleet.enrol.once"));
      once.addClassNames("dim", "small");
      waits.addClassName("fleet-waits");
      waits.getElement().setAttribute("aria-live", "polite");
      came.addClassName("fleet-came");
      add(lead, line, once, waits, came);
      getFooter().add(new ActionButton("dialog.close", this::close).main());
      var _ = updates.follow(came, () -> presenter.standing(made.id()), this::show);
    }

    private void show(Optional<Standing> standing) {
      standing.ifPresent(
          now -> {
            waits.setText(
                now.usesLeft() == 0
                    ? getTranslation("fleet.enrol.all")
                    : getTranslation(
                        "fleet.enrol.waits", now.usesLeft(), formats.moment(now.expiresAt())));
            waits.setClassName("done", now.usesLeft() == 0);
            if (!now.came().equals(shown)) {
              shown = now.came();
              came.removeAll();
              shown.forEach(target -> came.add(machine(target)));
            }
          });
    }

    private Div machine(Target target) {
      AppLink link = new AppLink("console/fleet/" + target.id(), target.name()).look("name");
      link.getElement().addEventListener("click", event -> close());
      Div line = new Div(link, FleetWords.mark(target, formats.words()));
      line.addClassName("fleet-arrival");
      return line;
    }
  }
}
