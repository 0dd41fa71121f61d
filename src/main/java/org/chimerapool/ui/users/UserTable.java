package org.chimerapool.ui.users;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chimerapool.identity.Account;
import org.chimerapool.identity.AccountId;
import org.chimerapool.identity.Membership;
import org.chimerapool.ui.kit.Chip;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.PageFormats;
import org.chimerapool.ui.kit.StatusDot;
import org.chimerapool.ui.kit.Tone;

/// Everybody who may sign in.
final class UserTable extends Div {

  private final Formats formats = PageFormats.current();
  private final DataTable<Account> table = new DataTable<>(getTranslation("users.panel"));
  private final AccountId own;
  private Instant now = Instant.EPOCH;
  private Map<AccountId, Long> signedIn = Map.of();
  private Map<AccountId, List<Membership>> members = Map.of();
  private boolean several;

  /// @param own the visitor's account
  /// @param menu what can be done with one
  UserTable(AccountId own, Function<Account, Component> menu) {
    this.own = own;
    table
        .column("users.login", "", Account::login, this::name)
        .text("users.role", this::role)
        .column("users.state", "", this::state, this::stateMark)
        .column("users.factor", "", Account::secondFactor, this::factor)
        .wideScreensOnly()
        .figure("users.signedin", account -> formats.count(signedIn.getOrDefault(account.id(), 0L)))
        .wideScreensOnly()
        .time("users.last", this::last, this::lastAbsolute)
        .wideScreensOnly()
        .column(
            "",
            "r",
            account -> List.of(account, members.getOrDefault(account.id(), List.of()), several),
            menu);
    add(table);
  }

  void show(List<Account> accounts, UsersModel model) {
    now = model.now();
    signedIn = model.signedIn();
    members = model.members();
    several = model.severalTenants();
    table.show(accounts);
  }

  /// In each tenant to which they are bound, otherwise the one role that they have.
  private String role(Account account) {
    return members.getOrDefault(account.id(), List.of()).stream()
        .map(
            member ->
                getTranslation(
                    "tenants.as",
                    UserWords.role(member.role(), formats.words()),
                    member.tenant().name()))
        .reduce((one, other) -> one + ", " + other)
        .orElseGet(() -> UserWords.role(account.role(), formats.words()));
  }

  private Component name(Account account) {
    Span login = new Span(account.login());
    login.addClassName("name");
    if (!account.id().equals(own)) {
      return login;
    }
    Chip you = new Chip(getTranslation("users.you"));
    you.addClassName("tiny");
    Span both = new Span(login, you);
    both.addClassName("status");
    return both;
  }

  private State state(Account account) {
    if (account.isDisabled()) {
      return State.OFF;
    }
    return account
        .oneTimeUntil()
        .map(until -> until.isBefore(now) ? State.LATE : State.INVITED)
        .orElse(State.ACTIVE);
  }

  private StatusDot stateMark(Account account) {
    return switch (state(account)) {
      case ACTIVE -> new StatusDot(Tone.GOOD, getTranslation("users.active"));
      case INVITED -> new StatusDot(Tone.OFF, getTranslation("users.invited"));
      case LATE -> new StatusDot(Tone.WARN, getTranslation("users.late"));
      case OFF -> new StatusDot(Tone.BAD, getTranslation("users.off"));
    };
  }

  private Component factor(Account account) {
    Span word =
        new Span(getTranslation(account.secondFactor() ? "users.factor.on" : "users.factor.off"));
    word.addClassName(account.secondFactor() ? "good" : "faint");
    return word;
  }

  private String last(Account account) {
    return account.lastLoginAt().map(at -> formats.ago(at, now)).orElse("–");
  }

  private String lastAbsolute(Account account) {
    return account.lastLoginAt().map(formats::moment).orElse("");
  }

  private enum State {
    ACTIVE,
    INVITED,
    LATE,
    OFF
  }
}
