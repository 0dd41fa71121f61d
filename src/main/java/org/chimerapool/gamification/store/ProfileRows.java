package org.chimerapool.gamification.store;

import static org.chimerapool.jooq.gamification.Tables.PROFILE;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.gamification.Profile;
import org.chimerapool.identity.AccountId;
import org.chimerapool.jooq.gamification.tables.records.ProfileRecord;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

/// How accounts want to be seen.
@Repository
public class ProfileRows {

  private final DSLContext db;

  public ProfileRows(DSLContext db) {
    this.db = db;
  }

  public Map<AccountId, Profile> all() {
    return db.selectFrom(PROFILE)
        .fetchMap(row -> new AccountId(row.getAccountId()), ProfileRows::profile);
  }

  public Profile of(AccountId account) {
    return db.selectFrom(PROFILE)
        .where(PROFILE.ACCOUNT_ID.eq(account.value()))
        .fetchOptional(ProfileRows::profile)
        .orElse(Profile.NONE);
  }

  /// Who has a name that looks like this.
  public Optional<AccountId> holder(String look) {
    return db.select(PROFILE.ACCOUNT_ID)
        .from(PROFILE)
        .where(PROFILE.LOOK.eq(look))
        .fetchOptional(row -> new AccountId(row.value1()));
  }

  /// Takes a name away from an account, but nothing else.
  public void release(AccountId account) {
    db.update(PROFILE)
        .setNull(PROFILE.NAME)
        .setNull(PROFILE.LOOK)
        .where(PROFILE.ACCOUNT_ID.eq(account.value()))
        .execute();
  }

  /// @param look of the name, where there is one
  /// @return false where somebody else has a name that looks the same
  public boolean save(AccountId account, Profile profile, Optional<String> look, Instant at) {
    ProfileRecord row = new ProfileRecord();
    row.setAccountId(account.value());
    row.setName(profile.name().orElse(null));
    row.setLook(look.orElse(null));
    row.setHidden(profile.hidden());
    row.setMerged(profile.merged());
    row.setChangedAt(at);
    try {
      db.insertInto(PROFILE).set(row).onConflict(PROFILE.ACCOUNT_ID).doUpdate().set(row).execute();
      return true;
    } catch (DuplicateKeyException | IntegrityConstraintViolationException taken) {
      return false;
    }
  }

  private static Profile profile(ProfileRecord row) {
    return new Profile(Optional.ofNullable(row.getName()), row.getHidden(), row.getMerged());
  }
}
