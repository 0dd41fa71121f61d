package org.chimerapool.deployment.rollout.keep;

import static org.chimerapool.jooq.deployment.Tables.ROLLOUT_MEMBER;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.MemberState;
import org.chimerapool.deployment.rollout.Purpose;
import org.chimerapool.deployment.rollout.Seat;
import org.chimerapool.deployment.rollout.Variant;
import org.chimerapool.jooq.deployment.tables.records.RolloutMemberRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The table of members.
final class MemberRows {

  private MemberRows() {}

  static List<Member> of(DSLContext db, long rollout) {
    return db.selectFrom(ROLLOUT_MEMBER)
        .where(ROLLOUT_MEMBER.ROLLOUT_ID.eq(rollout))
        .orderBy(ROLLOUT_MEMBER.POSITION)
        .fetch(MemberRows::member);
  }

  private static Member member(RolloutMemberRecord row) {
    return new Member(
        new Seat(
            row.getTargetId(),
            row.getName(),
            row.getPlace(),
            row.getStage(),
            Variant.valueOf(row.getVariant()),
            new HashSet<>(Json.numbers(row.getWindows()))),
        row.getSpare(),
        MemberState.valueOf(row.getState()),
        row.getSince(),
        Purpose.valueOf(row.getPurpose()),
        optional(row.getLiveRun()),
        optional(row.getLastRun()),
        row.getTries(),
        Optional.ofNullable(row.getNotBefore()),
        Optional.ofNullable(row.getDeadline()),
        row.getLeftSome(),
        row.getDetail());
  }

  static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  static @Nullable Long nullable(OptionalLong value) {
    return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
  }

  static void insert(DSLContext db, long rollout, List<Member> members) {
    List<RolloutMemberRecord> rows = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      rows.add(row(db, rollout, i, members.get(i)));
    }
    db.batchInsert(rows).execute();
  }

  /// Writes those that changed.
  static void update(DSLContext db, long rollout, List<Member> before, List<Member> after) {
    List<RolloutMemberRecord> rows = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      if (!after.get(i).equals(before.get(i))) {
        rows.add(row(db, rollout, i, after.get(i)));
      }
    }
    if (!rows.isEmpty()) {
      db.batchUpdate(rows).execute();
    }
  }

  private static RolloutMemberRecord row(DSLContext db, long rollout, int position, Member member) {
    RolloutMemberRecord row = db.newRecord(ROLLOUT_MEMBER);
    row.setRolloutId(rollout);
    row.setPosition(position);
    row.setTargetId(member.target());
    row.setName(member.name());
    row.setPlace(member.place());
    row.setStage(member.stage());
    row.setVariant(member.seat().variant().name());
    row.setWindows(Json.of(member.windows()));
    row.setSpare(member.spare());
    row.setState(member.state().name());
    row.setSince(member.since());
    row.setPurpose(member.purpose().name());
    row.setLiveRun(nullable(member.live()));
    row.setLastRun(nullable(member.last()));
    row.setTries(member.tries());
    row.setNotBefore(member.notBefore().orElse(null));
    row.setDeadline(member.deadline().orElse(null));
    row.setLeftSome(member.left());
    row.setDetail(member.detail());
    return row;
  }
}
