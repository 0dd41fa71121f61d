package org.chimerapool.ui.account;

import java.time.Clock;
import org.chimerapool.identity.ApiToken;
import org.chimerapool.identity.ApiTokens;
import org.chimerapool.identity.Enrolment;
import org.chimerapool.identity.OpenSession;
import org.chimerapool.identity.OwnAccount;
import org.chimerapool.identity.OwnOutcome;
import org.chimerapool.identity.Sessions;
import org.chimerapool.identity.TokenOutcome;
import org.chimerapool.identity.TokenWish;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// Reads and changes the visitor's own account.
@Component
class AccountPresenter {

  private final OwnAccount own;
  private final Sessions sessions;
  private final ApiTokens tokens;
  private final Clock clock;

  AccountPresenter(OwnAccount own, Sessions sessions, ApiTokens tokens, Clock clock) {
    this.own = own;
    this.sessions = sessions;
    this.tokens = tokens;
    this.clock = clock;
  }

  AccountModel read(Visitor visitor) {
    return new AccountModel(
        clock.instant(),
        Reading.of(() -> own.read(visitor).orElseThrow()),
        Reading.of(() -> own.recoveryCodesLeft(visitor)).orElse(0),
        Reading.of(() -> sessions.of(visitor.accountId())),
        Reading.of(() -> tokens.of(visitor)));
  }

  OwnOutcome changePassword(Visitor visitor, String current, String fresh) {
    return own.changePassword(visitor, current, fresh);
  }

  Enrolment offer(Visitor visitor) {
    return own.offerFactor(visitor);
  }

  OwnOutcome enrol(Visitor visitor, String password, Enrolment offered, String code) {
    return own.enrolFactor(visitor, password, offered, code);
  }

  OwnOutcome renewRecoveryCodes(Visitor visitor, String password, String code) {
    return own.renewRecoveryCodes(visitor, password, code);
  }

  OwnOutcome removeFactor(Visitor visitor, String password, String code) {
    return own.removeFactor(visitor, password, code);
  }

  TokenOutcome issueToken(Visitor visitor, String password, TokenWish wish) {
    return tokens.issue(visitor, password, wish);
  }

  boolean revoke(Visitor visitor, ApiToken token) {
    return tokens.revoke(visitor, token.id());
  }

  boolean signOut(Visitor visitor, OpenSession session) {
    return sessions.end(visitor, session.id());
  }

  int signOutOthers(Visitor visitor) {
    return sessions.endOthers(visitor);
  }
}
