package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.BiConsumer;
import org.chimerapool.deployment.fleet.Enrolments.Candidate;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Formats;

/// Machines that wait for a decision, with the code that they show themselves.
final class CandidateList extends Div {

  private final Formats formats;
  private final Actor visitor;
  private final BiConsumer<Candidate, Boolean> decide;
  private final DataTable<Candidate> table;

  /// @param decide is told whether the machine is accepted
  CandidateList(Formats formats, Actor visitor, BiConsumer<Candidate, Boolean> decide) {
    this.formats = formats;
    this.visitor = visitor;
    this.decide = decide;
    addClassName("fleet-candidates");
    table =
        new DataTable<Candidate>(getTranslation("fleet.candidates"))
            .text("fleet.col.name", each -> each.target().name())
            .column("fleet.col.code", "", Candidate::code, CandidateList::code)
            .text("fleet.col.what", this::what)
            .wideScreensOnly()
            .column("", "r", Candidate::target, this::actions);
    add(table);
  }

  void show(List<Candidate> candidates) {
    table.show(candidates);
  }

  private static Component code(Candidate candidate) {
    Span code = new Span(candidate.code());
    code.addClassNames("mono", "fleet-code");
    return code;
  }

  private String what(Candidate candidate) {
    String hardware = FleetWords.hardware(candidate.target(), formats);
    String os = candidate.target().hardware().getOrDefault("os", "");
    String about = os.isEmpty() ? hardware : os + " · " + hardware;
    return candidate.newKey() ? getTranslation("fleet.newkey") : about;
  }

  private Component actions(Candidate candidate) {
    Div actions =
        new Div(
            new ActionButton("fleet.accept", () -> decide.accept(candidate, true))
                .main()
                .allowed(
                    visitor.may(Permission.RUN_DEPLOYMENTS),
                    DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words())),
            new ActionButton("fleet.refuse", () -> decide.accept(candidate, false))
                .allowed(
                    visitor.may(Permission.RUN_DEPLOYMENTS),
                    DeniedNote.why(Permission.RUN_DEPLOYMENTS, formats.words())));
    actions.addClassName("fleet-decide");
    return actions;
  }
}
