package org.chimerapool.identity;

import static org.chimerapool.jooq.identity.Tables.ACCOUNT;
import static org.chimerapool.jooq.identity.Tables.SAVED_VIEW;
import static org.chimerapool.jooq.identity.Tables.USUAL_VIEW;

import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;

/// The views that each account keeps, and those that are shared by all. Blocks on the database.
@Service
public class SavedViews {

  /// As many as an account may keep.
  public static final int MOST = 50;

  /// Leads nowhere but into this console: a shared address is followed by others.
  private static final Pattern INSIDE = Pattern.compile("console(/[A-Za-z0-9_/-]*)?(\\?[^\\s#]*)?");

  private final DSLContext db;
  private final Clock clock;

  SavedViews(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// The visitor's own and those that others share, by name. What is shared is for the people of
  /// the whole installation.
  public List<SavedView> of(Visitor visitor) {
    return db.select(
            SAVED_VIEW.ID,
            SAVED_VIEW.NAME,
            SAVED_VIEW.ADDRESS,
            ACCOUNT.LOGIN,
            SAVED_VIEW.ACCOUNT_ID,
            SAVED_VIEW.SHARED,
            USUAL_VIEW.VIEW_ID)
        .from(SAVED_VIEW)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(SAVED_VIEW.ACCOUNT_ID))
        .leftJoin(USUAL_VIEW)
        .on(USUAL_VIEW.VIEW_ID.eq(SAVED_VIEW.ID))
        .and(USUAL_VIEW.ACCOUNT_ID.eq(visitor.account()))
        .where(SAVED_VIEW.ACCOUNT_ID.eq(visitor.account()).or(seesShared(visitor)))
        .orderBy(SAVED_VIEW.NAME, SAVED_VIEW.ID)
        .fetch(
            row ->
                new SavedView(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5() == visitor.account(),
                    row.value6(),
                    row.value7() != null));
  }

  /// Keeps a view under a name; one of the same name is replaced.
  ///
  /// @throws IllegalArgumentException where the name or the address cannot be kept, or there are
  /// too many; the message says which
  public void keep(Visitor visitor, String name, String address) {
    expect(isName(name), "a view's name has 1 to " + SavedView.LONGEST_NAME + " characters");
    expect(
        address.length() <= SavedView.LONGEST_ADDRESS && INSIDE.matcher(address).matches(),
        "a view's address lies inside the console and is not longer than "
            + SavedView.LONGEST_ADDRESS);
    db.transaction(
        transaction -> {
          DSLContext inside = transaction.dsl();
          inside
              .insertInto(SAVED_VIEW)
              .set(SAVED_VIEW.ACCOUNT_ID, visitor.account())
              .set(SAVED_VIEW.NAME, name)
              .set(SAVED_VIEW.ADDRESS, address)
              .set(SAVED_VIEW.SHARED, false)
              .set(SAVED_VIEW.CREATED_AT, clock.instant())
              .onConflict(SAVED_VIEW.ACCOUNT_ID, SAVED_VIEW.NAME)
              .doUpdate()
              .set(SAVED_VIEW.ADDRESS, address)
              .execute();
          expect(
              inside.fetchCount(SAVED_VIEW, SAVED_VIEW.ACCOUNT_ID.eq(visitor.account())) <= MOST,
              "an account keeps at most " + MOST + " views");
        });
  }

  /// @return false where it is not the visitor's, or another of theirs has the name
  /// @throws IllegalArgumentException where the name cannot be kept
  public boolean rename(Visitor visitor, long view, String name) {
    expect(isName(name), "a view's name has 1 to " + SavedView.LONGEST_NAME + " characters");
    boolean taken =
        db.fetchExists(
            SAVED_VIEW,
            SAVED_VIEW.ACCOUNT_ID.eq(visitor.account()),
            SAVED_VIEW.NAME.eq(name),
            SAVED_VIEW.ID.ne(view));
    return !taken
        && db.update(SAVED_VIEW).set(SAVED_VIEW.NAME, name).where(own(visitor, view)).execute()
            == 1;
  }

  /// Shows it to everybody, or to its owner only.
  ///
  /// @return false where it is not the visitor's
  /// @throws NotPermittedException unless the visitor may share views
  public boolean share(Visitor visitor, long view, boolean shared) {
    Actor.of(visitor).require(Permission.SHARE_VIEWS);
    return db.transactionResult(
        transaction -> {
          DSLContext inside = transaction.dsl();
          boolean done =
              inside
                      .update(SAVED_VIEW)
                      .set(SAVED_VIEW.SHARED, shared)
                      .where(own(visitor, view))
                      .execute()
                  == 1;
          if (done && !shared) {
            inside
                .deleteFrom(USUAL_VIEW)
                .where(USUAL_VIEW.VIEW_ID.eq(view))
                .and(USUAL_VIEW.ACCOUNT_ID.ne(visitor.account()))
                .execute();
          }
          return done;
        });
  }

  /// @return false where it is not the visitor's
  public boolean remove(Visitor visitor, long view) {
    return db.deleteFrom(SAVED_VIEW).where(own(visitor, view)).execute() == 1;
  }

  /// Lets the visitor's navigation lead to a view instead of the bare screen, or no longer.
  ///
  /// @return false where the visitor does not see such a view
  public boolean makeUsual(Visitor visitor, long view, boolean usual) {
    return of(visitor).stream()
        .filter(one -> one.id() == view)
        .findFirst()
        .map(
            one -> {
              makeUsual(visitor, one, usual);
              return true;
            })
        .orElse(false);
  }

  private void makeUsual(Visitor visitor, SavedView view, boolean usual) {
    if (usual) {
      db.insertInto(USUAL_VIEW)
          .set(USUAL_VIEW.ACCOUNT_ID, visitor.account())
          .set(USUAL_VIEW.PATH, view.path())
          .set(USUAL_VIEW.VIEW_ID, view.id())
          .onConflict(USUAL_VIEW.ACCOUNT_ID, USUAL_VIEW.PATH)
          .doUpdate()
          .set(USUAL_VIEW.VIEW_ID, view.id())
          .execute();
    } else {
      db.deleteFrom(USUAL_VIEW)
          .where(USUAL_VIEW.ACCOUNT_ID.eq(visitor.account()))
          .and(USUAL_VIEW.VIEW_ID.eq(view.id()))
          .execute();
    }
  }

  private static Condition seesShared(Visitor visitor) {
    return visitor.bound() ? DSL.falseCondition() : SAVED_VIEW.SHARED.isTrue();
  }

  private static Condition own(Visitor visitor, long view) {
    return SAVED_VIEW.ID.eq(view).and(SAVED_VIEW.ACCOUNT_ID.eq(visitor.account()));
  }

  private static boolean isName(String name) {
    return !name.isBlank()
        && name.length() <= SavedView.LONGEST_NAME
        && name.chars().noneMatch(Character::isISOControl);
  }

  private static void expect(boolean right, String what) {
    if (!right) {
      throw new IllegalArgumentException(what);
    }
  }
}
