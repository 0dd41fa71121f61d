package org.chimerapool.identity;

import static org.chimerapool.jooq.identity.Tables.ACCOUNT;
import static org.chimerapool.jooq.identity.Tables.SESSION;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/// The table of browsers that are signed in.
@Repository
class SessionRows {

  private final DSLContext db;

  SessionRows(DSLContext db) {
    this.db = db;
  }

  long open(AccountId account, Origin origin, Instant now) {
    return db.insertInto(SESSION)
        .set(SESSION.ACCOUNT_ID, account.value())
        .set(SESSION.AGENT, origin.agent().replaceAll("\\p{Cntrl}", " "))
        .set(SESSION.ADDRESS, origin.address())
        .set(SESSION.SINCE, now)
        .set(SESSION.LAST_SEEN_AT, now)
        .returning(SESSION.ID)
        .fetchSingle()
        .getId();
  }

  /// The one seen last first.
  List<OpenSession> list(Condition which) {
    return db.select(
            SESSION.ID,
            SESSION.ACCOUNT_ID,
            ACCOUNT.LOGIN,
            SESSION.AGENT,
            SESSION.ADDRESS,
            SESSION.SINCE,
            SESSION.LAST_SEEN_AT)
        .from(SESSION)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(SESSION.ACCOUNT_ID))
        .where(which)
        .orderBy(SESSION.LAST_SEEN_AT.desc(), SESSION.ID.desc())
        .fetch(
            row ->
                new OpenSession(
                    row.value1(),
                    new AccountId(row.value2()),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7()));
  }

  /// Which of them are open still.
  Set<Long> stillOpen(Collection<Long> ids) {
    return new HashSet<>(
        db.select(SESSION.ID).from(SESSION).where(SESSION.ID.in(ids)).fetch(SESSION.ID));
  }

  void seen(long id, Instant at) {
    db.update(SESSION)
        .set(SESSION.LAST_SEEN_AT, at)
        .where(SESSION.ID.eq(id))
        .and(SESSION.LAST_SEEN_AT.lt(at))
        .execute();
  }

  /// The ids of those that were ended.
  Set<Long> end(Condition which) {
    return new HashSet<>(
        db.deleteFrom(SESSION).where(which).returning(SESSION.ID).fetch(SESSION.ID));
  }
}
