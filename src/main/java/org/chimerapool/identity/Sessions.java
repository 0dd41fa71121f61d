package org.chimerapool.identity;

import static org.chimerapool.jooq.identity.Tables.SESSION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.chimerapool.kernel.Registration;
import org.jooq.Condition;
import org.springframework.stereotype.Service;

/// Who is signed in where, and the end of it. A session that is ended here is signed out at once in
/// this process, and within seconds in others. Blocks on the database.
@Service
public class Sessions {

  /// After this without a request a session that nobody took leave of counts as gone.
  static final Duration FORGOTTEN_AFTER = Duration.ofHours(2);

  private final SessionRows rows;
  private final Audit audit;
  private final Clock clock;
  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

  Sessions(SessionRows rows, Audit audit, Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  long open(AccountId account, Origin origin) {
    return rows.open(account, origin, clock.instant());
  }

  /// The browsers of one account, the one seen last first.
  public List<OpenSession> of(AccountId account) {
    return rows.list(SESSION.ACCOUNT_ID.eq(account.value()).and(living()));
  }

  /// Everybody's.
  ///
  /// @throws NotPermittedException unless the actor runs accounts
  public List<OpenSession> all(Actor actor) {
    actor.require(Permission.RUN_ACCOUNTS);
    return rows.list(living());
  }

  /// Signs one browser out: one's own, or anybody's for those who run accounts. False where it was
  /// gone already.
  ///
  /// @throws NotPermittedException for somebody else's session
  public boolean end(Visitor by, long id) {
    Optional<OpenSession> asked = rows.list(SESSION.ID.eq(id)).stream().findFirst();
    if (asked.isEmpty()) {
      return false;
    }
    Actor actor = Actor.of(by);
    if (!asked.get().account().equals(by.accountId())) {
      actor.require(Permission.RUN_ACCOUNTS);
    }
    boolean ended = end(SESSION.ID.eq(id)) > 0;
    if (ended) {
      String whose = "session of " + asked.get().login() + " at " + asked.get().address();
      audit.record(actor, AuditAction.SESSION_ENDED, whose);
    }
    return ended;
  }

  /// Signs out every browser of the visitor but this one; says how many.
  public int endOthers(Visitor by) {
    int ended = endAllBut(by);
    if (ended > 0) {
      audit.record(
          Actor.of(by), AuditAction.SESSION_ENDED, ended + " other sessions of " + by.login());
    }
    return ended;
  }

  int endAllBut(Visitor kept) {
    return end(SESSION.ACCOUNT_ID.eq(kept.account()).and(SESSION.ID.ne(kept.session())));
  }

  int endAll(AccountId account) {
    return end(SESSION.ACCOUNT_ID.eq(account.value()));
  }

  /// A browser has left by itself.
  public void left(long id) {
    rows.end(SESSION.ID.eq(id));
  }

  /// Which of them are open still; the others must be signed out.
  public Set<Long> stillOpen(Collection<Long> ids) {
    return rows.stillOpen(ids);
  }

  public void seen(long id, Instant at) {
    rows.seen(id, at);
  }

  /// Forgets those that a process which was killed has left behind.
  public void forgetTheLost() {
    end(SESSION.LAST_SEEN_AT.lt(clock.instant().minus(FORGOTTEN_AFTER)));
  }

  /// Tells of each session that was ended here by somebody.
  public Registration onEnd(LongConsumer listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private int end(Condition which) {
    Set<Long> ended = rows.end(which);
    ended.forEach(id -> listeners.forEach(listener -> listener.accept(id)));
    return ended.size();
  }

  private Condition living() {
    return SESSION.LAST_SEEN_AT.ge(clock.instant().minus(FORGOTTEN_AFTER));
  }
}
