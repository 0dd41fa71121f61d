package org.chimerapool.identity;

import static org.chimerapool.jooq.identity.Tables.ACCOUNT;
import static org.chimerapool.jooq.identity.Tables.MINER_ADDRESS;
import static org.chimerapool.jooq.identity.Tables.MINER_WORKER;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chimerapool.jooq.identity.tables.records.MinerAddressRecord;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.WorkerName;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

/// The tables of followed addresses and rigs.
@Repository
class JooqMinerAddresses implements MinerAddresses {

  private static final Duration CLAIM_LIFE = Duration.ofDays(1);

  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  JooqMinerAddresses(DSLContext db, Audit audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public List<OwnedAddress> of(AccountId account) {
    return db.selectFrom(MINER_ADDRESS)
        .where(MINER_ADDRESS.ACCOUNT_ID.eq(account.value()))
        .orderBy(MINER_ADDRESS.FOLLOWED_AT, MINER_ADDRESS.COIN, MINER_ADDRESS.ADDRESS)
        .fetch(this::address);
  }

  @Override
  public FollowOutcome follow(AccountId account, CoinId coin, String address) {
    if (WorkerName.parse(address).filter(name -> name.rig().isEmpty()).isEmpty()) {
      return FollowOutcome.MALFORMED;
    }
    return limited(
        account,
        MINER_ADDRESS,
        MINER_ADDRESS.ACCOUNT_ID.eq(account.value()),
        MAX_ADDRESSES,
        inside ->
            inside
                .insertInto(MINER_ADDRESS)
                .set(MINER_ADDRESS.ACCOUNT_ID, account.value())
                .set(MINER_ADDRESS.COIN, coin.ticker())
                .set(MINER_ADDRESS.ADDRESS, address)
                .set(MINER_ADDRESS.FOLLOWED_AT, clock.instant())
                .onConflictDoNothing()
                .execute());
  }

  @Override
  public boolean unfollow(AccountId account, CoinId coin, String address) {
    return db.deleteFrom(MINER_ADDRESS).where(is(account, coin, address)).execute() > 0;
  }

  @Override
  public boolean owns(AccountId account, CoinId coin, String address) {
    return db.fetchExists(
        MINER_ADDRESS, is(account, coin, address).and(MINER_ADDRESS.OWNED_AT.isNotNull()));
  }

  @Override
  public Optional<AccountId> owner(CoinId coin, String address) {
    return db.select(MINER_ADDRESS.ACCOUNT_ID)
        .from(MINER_ADDRESS)
        .where(is(coin, address))
        .and(MINER_ADDRESS.OWNED_AT.isNotNull())
        .fetchOptional(row -> new AccountId(row.value1()));
  }

  @Override
  public Optional<AddressClaim> claim(AccountId account, CoinId coin, String address) {
    String code = ClaimCode.random(random).toString().replace("-", "");
    return db.update(MINER_ADDRESS)
        .set(MINER_ADDRESS.CODE, code)
        .set(MINER_ADDRESS.CODE_SINCE, clock.instant())
        .where(is(account, coin, address))
        .returning()
        .fetchOptional()
        .flatMap(this::claim);
  }

  @Override
  public List<AddressClaim> claims() {
    return db
        .selectFrom(MINER_ADDRESS)
        .where(MINER_ADDRESS.CODE_SINCE.gt(clock.instant().minus(CLAIM_LIFE)))
        .orderBy(MINER_ADDRESS.CODE_SINCE)
        .fetch()
        .stream()
        .flatMap(row -> claim(row).stream())
        .toList();
  }

  @Override
  public boolean prove(AddressClaim claim) {
    boolean proven =
        db.transactionResult(
            transaction -> {
              DSLContext inside = transaction.dsl();
              int underWay =
                  inside
                      .update(MINER_ADDRESS)
                      .setNull(MINER_ADDRESS.CODE)
                      .setNull(MINER_ADDRESS.CODE_SINCE)
                      .where(is(claim.account(), claim.coin(), claim.address()))
                      .and(MINER_ADDRESS.CODE.eq(claim.code()))
                      .execute();
              if (underWay == 0) {
                return false;
              }
              inside
                  .update(MINER_ADDRESS)
                  .setNull(MINER_ADDRESS.OWNED_AT)
                  .where(is(claim.coin(), claim.address()))
                  .execute();
              inside
                  .update(MINER_ADDRESS)
                  .set(MINER_ADDRESS.OWNED_AT, clock.instant())
                  .where(is(claim.account(), claim.coin(), claim.address()))
                  .execute();
              return true;
            });
    if (proven) {
      String subject = claim.coin() + " address " + claim.address();
      String login =
          db.select(ACCOUNT.LOGIN)
              .from(ACCOUNT)
              .where(ACCOUNT.ID.eq(claim.account().value()))
              .fetchSingle(ACCOUNT.LOGIN);
      audit.record(Actor.PROGRAM, AuditAction.ADDRESS_PROVEN, subject, "", login);
    }
    return proven;
  }

  @Override
  public List<FollowedWorker> workers(AccountId account) {
    return db.selectFrom(MINER_WORKER)
        .where(MINER_WORKER.ACCOUNT_ID.eq(account.value()))
        .orderBy(MINER_WORKER.COIN, MINER_WORKER.ADDRESS, MINER_WORKER.RIG)
        .fetch(
            row ->
                new FollowedWorker(
                    CoinId.of(row.getCoin()), new WorkerName(row.getAddress(), row.getRig())));
  }

  @Override
  public FollowOutcome followWorker(AccountId account, CoinId coin, WorkerName worker) {
    if (!db.fetchExists(MINER_ADDRESS, is(account, coin, worker.address()))) {
      return FollowOutcome.MALFORMED;
    }
    return limited(
        account,
        MINER_WORKER,
        MINER_WORKER.ACCOUNT_ID.eq(account.value()),
        MAX_WORKERS,
        inside ->
            inside
                .insertInto(MINER_WORKER)
                .set(MINER_WORKER.ACCOUNT_ID, account.value())
                .set(MINER_WORKER.COIN, coin.ticker())
                .set(MINER_WORKER.ADDRESS, worker.address())
                .set(MINER_WORKER.RIG, worker.rig())
                .set(MINER_WORKER.FOLLOWED_AT, clock.instant())
                .onConflictDoNothing()
                .execute());
  }

  @Override
  public boolean unfollowWorker(AccountId account, CoinId coin, WorkerName worker) {
    return db.deleteFrom(MINER_WORKER)
            .where(MINER_WORKER.ACCOUNT_ID.eq(account.value()))
            .and(MINER_WORKER.COIN.eq(coin.ticker()))
            .and(MINER_WORKER.ADDRESS.eq(worker.address()))
            .and(MINER_WORKER.RIG.eq(worker.rig()))
            .execute()
        > 0;
  }

  /// Adds a row unless there are too many. Two at the same time of one account wait for each other.
  private FollowOutcome limited(
      AccountId account, Table<?> table, Condition own, int most, Adding adding) {
    return db.transactionResult(
        transaction -> {
          DSLContext inside = transaction.dsl();
          inside
              .selectOne()
              .from(ACCOUNT)
              .where(ACCOUNT.ID.eq(account.value()))
              .forUpdate()
              .fetchSingle();
          boolean full = inside.fetchCount(table, own) >= most;
          if (full) {
            return FollowOutcome.TOO_MANY;
          }
          return adding.into(inside) > 0 ? FollowOutcome.DONE : FollowOutcome.KNOWN;
        });
  }

  private OwnedAddress address(MinerAddressRecord row) {
    return new OwnedAddress(
        CoinId.of(row.getCoin()),
        row.getAddress(),
        row.getFollowedAt(),
        Optional.ofNullable(row.getOwnedAt()),
        claim(row));
  }

  private Optional<AddressClaim> claim(MinerAddressRecord row) {
    Instant since = row.getCodeSince();
    String code = row.getCode();
    return since == null || code == null || since.isBefore(clock.instant().minus(CLAIM_LIFE))
        ? Optional.empty()
        : Optional.of(
            new AddressClaim(
                new AccountId(row.getAccountId()),
                CoinId.of(row.getCoin()),
                row.getAddress(),
                code,
                since));
  }

  private static Condition is(AccountId account, CoinId coin, String address) {
    return MINER_ADDRESS.ACCOUNT_ID.eq(account.value()).and(is(coin, address));
  }

  private static Condition is(CoinId coin, String address) {
    return MINER_ADDRESS.COIN.eq(coin.ticker()).and(MINER_ADDRESS.ADDRESS.eq(address));
  }

  private interface Adding {

    /// How many rows were added.
    int into(DSLContext inside);
  }
}
