package org.chimerapool.pool.persistence;

import static org.chimerapool.jooq.pool.Tables.DEVICE_RULE;
import static org.chimerapool.jooq.pool.Tables.SHIPPED_DEVICE_RULE;

import java.time.Duration;
import java.util.List;
import org.chimerapool.jooq.pool.tables.records.DeviceRuleRecord;
import org.chimerapool.jooq.pool.tables.records.ShippedDeviceRuleRecord;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.DeviceRule;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Device rules in the database.
final class DeviceRuleStore {

  private final DSLContext sql;

  DeviceRuleStore(DSLContext sql) {
    this.sql = sql;
  }

  /// In the order in which they are tried.
  List<DeviceRule> all() {
    return sql.selectFrom(DEVICE_RULE)
        .orderBy(DEVICE_RULE.POSITION, DEVICE_RULE.ID)
        .fetch(DeviceRuleStore::rule);
  }

  DeviceRule insert(DeviceRule rule) {
    DeviceRuleRecord row = sql.newRecord(DEVICE_RULE);
    fill(row, rule);
    row.store();
    return rule(row);
  }

  /// @throws IllegalArgumentException where there is none with this id
  DeviceRule update(DeviceRule rule) {
    DeviceRuleRecord row = sql.fetchOne(DEVICE_RULE, DEVICE_RULE.ID.eq(rule.id()));
    if (row == null) {
      throw new IllegalArgumentException("there is no device rule " + rule.id());
    }
    fill(row, rule);
    row.store();
    return rule(row);
  }

  void delete(long id) {
    sql.deleteFrom(DEVICE_RULE).where(DEVICE_RULE.ID.eq(id)).execute();
  }

  /// A shipped rule is known by its pattern: one that was given another is an operator's own by
  /// now, and stays beside the one that comes back.
  ///
  /// @return how many came back
  int restoreShipped() {
    return sql.transactionResult(
        transaction -> {
          DSLContext inside = transaction.dsl();
          int restored = 0;
          for (ShippedDeviceRuleRecord shipped : inside.fetch(SHIPPED_DEVICE_RULE)) {
            DeviceRuleRecord row =
                inside
                    .selectFrom(DEVICE_RULE)
                    .where(DEVICE_RULE.PATTERN.eq(shipped.getPattern()))
                    .and(DEVICE_RULE.SHIPPED)
                    .orderBy(DEVICE_RULE.ID)
                    .limit(1)
                    .fetchOptional()
                    .orElseGet(() -> inside.newRecord(DEVICE_RULE));
            row.from(shipped);
            if (row.modified()) {
              restored += row.store();
            }
          }
          return restored;
        });
  }

  private static void fill(DeviceRuleRecord row, DeviceRule rule) {
    row.setPattern(rule.pattern());
    row.setPosition(rule.order());
    row.setDevice(rule.device());
    row.setFloor(value(rule.floor()));
    row.setStart(value(rule.start()));
    row.setNotifyThrottleMs(rule.notifyThrottle().toMillis());
    row.setMaxNameLength(rule.maxNameLength());
    row.setMaxCoinbase(rule.maxCoinbase());
    row.setCleanOnDifficulty(rule.cleanOnDifficulty());
    row.setShipped(rule.shippedWithProduct());
    row.setNote(rule.note());
  }

  private static DeviceRule rule(DeviceRuleRecord row) {
    return new DeviceRule(
        row.getId(),
        row.getPattern(),
        row.getPosition(),
        row.getDevice(),
        difficulty(row.getFloor()),
        difficulty(row.getStart()),
        Duration.ofMillis(row.getNotifyThrottleMs()),
        row.getMaxNameLength(),
        row.getMaxCoinbase(),
        row.getCleanOnDifficulty(),
        row.getShipped(),
        row.getNote());
  }

  private static @Nullable Double value(@Nullable Difficulty difficulty) {
    return difficulty == null ? null : difficulty.value();
  }

  private static @Nullable Difficulty difficulty(@Nullable Double value) {
    return value == null ? null : Difficulty.of(value);
  }
}
