package org.chimerapool.pool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Addresses that no connection is taken from.
///
/// @param until when it ends by itself; null where it stays until somebody lifts it
/// @param reason why: the offence's name where the guard did it, otherwise an operator's own words
/// @param by login of the operator, or [#GUARD]
/// @param hits connections that were refused because of it
public record Ban(
    long id,
    AddressRange range,
    Instant since,
    @Nullable Instant until,
    String reason,
    String by,
    long hits) {

  /// Who bans by rule and not by hand. No login: an account's name cannot be empty.
  public static final String GUARD = "";

  public boolean isByGuard() {
    return by.equals(GUARD);
  }

  public boolean isOver(Instant now) {
    return until != null && !now.isBefore(until);
  }

  public Ban withHits(long counted) {
    return new Ban(id, range, since, until, reason, by, counted);
  }
}
