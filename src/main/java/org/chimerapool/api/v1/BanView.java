package org.chimerapool.api.v1;

import java.time.Instant;
import org.chimerapool.pool.Ban;
import org.jspecify.annotations.Nullable;

/// Addresses that may not connect to a pool.
///
/// @param until empty for one without an end
/// @param by login of who banned them; empty where the guard did
/// @param hits connections turned away
record BanView(
    long id,
    String range,
    Instant since,
    @Nullable Instant until,
    String reason,
    String by,
    long hits) {

  static BanView of(Ban ban) {
    return new BanView(
        ban.id(),
        ban.range().toString(),
        ban.since(),
        ban.until(),
        ban.reason(),
        ban.by(),
        ban.hits());
  }
}
