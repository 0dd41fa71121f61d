package org.chimerapool.pool.ban;

import java.time.Instant;
import org.chimerapool.pool.Ban;
import org.jspecify.annotations.Nullable;

/// A ban as it is kept for the next start.
///
/// @param level how often in a row the guard banned this range, 0 where a person did
/// @param lifted when it was lifted by hand; null where it was not
public record KeptBan(Ban ban, int level, @Nullable Instant lifted) {}
