package org.chimerapool.ui.guard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.Collectors;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.pool.Ban;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.DeniedNote;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.Panel;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.kit.Sentence;
import org.chimerapool.ui.kit.Toast;
import org.chimerapool.ui.live.LivePage;
import org.chimerapool.ui.live.LiveUpdates;
import org.chimerapool.ui.shell.ConsoleLayout;
import org.chimerapool.ui.shell.PageHead;

/// What strangers may not do, how often they tried, and who is kept out.
@Route(value = "console/guard", layout = ConsoleLayout.class)
@RolesAllowed({"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
class GuardView extends Div implements HasDynamicTitle {

  private final Formats formats = PageFormats.current();
  private final Sentence answer = new Sentence();
  private final LimitTable limits = new LimitTable(formats);
  private final Panel limitPanel = new Panel("guard.limits", limits.component());
  private final AddressTable addresses;
  private final Panel addressPanel;
  private final BanTable bans;
  private final Panel banPanel;
  private final OffenceTable offences = new OffenceTable(formats);
  private final Panel offencePanel = new Panel("guard.offences", offences.component());

  GuardView(GuardPresenter presenter, BanDesk desk, LiveUpdates updates) {
    Actor visitor = Actor.current();
    boolean may = visitor.may(Permission.BAN_ADDRESSES);
    LiveBadge badge = new LiveBadge();
    LivePage<GuardModel> live = updates.follow(this, presenter::read, this::show).badge(badge);
    addresses =
        new AddressTable(
            formats, may, range -> BanForm.open(desk, visitor, range, formats, live::refresh));
    addressPanel = new Panel("guard.busiest", addresses.component());
    bans = new BanTable(formats, may, ban -> lift(desk, visitor, ban, live::refresh));
    ActionButton add =
        new ActionButton("ban.new", () -> BanForm.open(desk, visitor, "", formats, live::refresh))
            .allowed(may, DeniedNote.why(Permission.BAN_ADDRESSES, formats.words()));
    banPanel = new Panel("guard.bans", bans.component());
    Div halves = new Div(offencePanel, limitPanel);
    halves.addClassNames("grid", "halves");
    add(
        new PageHead("guard.title", badge, add),
        answer,
        banPanel,
        addressPanel,
        halves,
        new DeniedNote(visitor, Permission.BAN_ADDRESSES, formats.words()));
  }

  private void lift(BanDesk desk, Actor visitor, Ban ban, Runnable done) {
    Errand.run(
        () -> desk.lift(visitor, ban),
        lifted -> {
          Toast.say(getTranslation("ban.lifted", ban.range().toString()));
          done.run();
        },
        failure -> Toast.fault(getTranslation("action.failed")));
  }

  private void show(GuardModel model) {
    answer.show(model.answer(), formats.words());
    limitPanel.ready();
    limits.show(model.limits());
    addressPanel.show(
        new Reading.There<>(model.busiest()),
        List::isEmpty,
        "empty.addresses",
        busiest -> addresses.show(model));
    banPanel.show(
        new Reading.There<>(model.bans()),
        List::isEmpty,
        "empty.bans",
        all -> bans.show(all, model.now()));
    banPanel.note(
        model.trusted().isEmpty()
            ? ""
            : getTranslation(
                "guard.trusts",
                model.trusted().stream().map(Object::toString).collect(Collectors.joining(", "))));
    offencePanel.show(
        new Reading.There<>(model.offences()),
        List::isEmpty,
        "empty.offences",
        latest -> offences.show(latest, model.now()));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("guard.title") + " · Chimera";
  }
}
