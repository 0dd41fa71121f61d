package org.chimerapool.gamification.store;

import static org.chimerapool.jooq.gamification.Tables.SEASON;
import static org.chimerapool.jooq.gamification.Tables.STANDING;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chimerapool.gamification.Board;
import org.chimerapool.gamification.BoardKind;
import org.chimerapool.gamification.BoardRow;
import org.chimerapool.gamification.Season;
import org.chimerapool.gamification.SizeClass;
import org.chimerapool.jooq.gamification.tables.records.StandingRecord;
import org.chimerapool.pool.PoolId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/// Seasons that are over and who stood where at their end.
@Repository
public class SeasonRows {

  /// More places of one board are not kept.
  private static final int PLACES = 1000;

  private static final String ALL = "ALL";

  private final DSLContext db;

  public SeasonRows(DSLContext db) {
    this.db = db;
  }

  /// The latest first.
  public List<Season> closed(PoolId pool) {
    return db.selectFrom(SEASON)
        .where(SEASON.POOL_ID.eq(pool.value()))
        .orderBy(SEASON.STARTS_ON.desc(), SEASON.MONTHS)
        .fetch(row -> new Season(row.getStartsOn(), row.getMonths()));
  }

  /// Keeps the final standings of a season, once: whoever comes later changes nothing.
  public void close(PoolId pool, Season season, List<Board> boards, Instant at) {
    db.transaction(own -> close(own.dsl(), pool, season, boards, at));
  }

  private static void close(
      DSLContext own, PoolId pool, Season season, List<Board> boards, Instant at) {
    int first =
        own.insertInto(SEASON)
            .set(SEASON.POOL_ID, pool.value())
            .set(SEASON.STARTS_ON, season.from())
            .set(SEASON.MONTHS, season.months())
            .set(SEASON.CLOSED_AT, at)
            .onConflictDoNothing()
            .execute();
    if (first == 1) {
      own.batchInsert(
              boards.stream()
                  .flatMap(
                      board ->
                          board.rows().stream()
                              .limit(PLACES)
                              .map(row -> standing(pool, season, board, row)))
                  .toList())
          .execute();
    }
  }

  public List<BoardRow> standings(
      PoolId pool, Season season, BoardKind kind, Optional<SizeClass> size) {
    Condition which =
        STANDING
            .POOL_ID
            .eq(pool.value())
            .and(STANDING.STARTS_ON.eq(season.from()))
            .and(STANDING.MONTHS.eq(season.months()))
            .and(STANDING.KIND.eq(kind.name()))
            .and(STANDING.SIZE_CLASS.eq(size.map(Enum::name).orElse(ALL)));
    return db.selectFrom(STANDING)
        .where(which)
        .orderBy(STANDING.RANK, STANDING.ADDRESS)
        .fetch(
            row ->
                new BoardRow(
                    row.getRank(),
                    row.getAddress(),
                    Optional.empty(),
                    row.getValue(),
                    row.getShares(),
                    SizeClass.valueOf(row.getOwnClass()),
                    row.getLevel(),
                    row.getSimulated(),
                    row.getAddresses(),
                    OptionalInt.empty()));
  }

  private static StandingRecord standing(PoolId pool, Season season, Board board, BoardRow place) {
    StandingRecord row = new StandingRecord();
    row.setPoolId(pool.value());
    row.setStartsOn(season.from());
    row.setMonths(season.months());
    row.setKind(board.kind().name());
    row.setSizeClass(board.size().map(Enum::name).orElse(ALL));
    row.setRank(place.rank());
    row.setAddress(place.address());
    row.setValue(place.value());
    row.setShares(place.shares());
    row.setOwnClass(place.size().name());
    row.setLevel(place.level());
    row.setSimulated(place.simulated());
    row.setAddresses(place.addresses());
    return row;
  }
}
