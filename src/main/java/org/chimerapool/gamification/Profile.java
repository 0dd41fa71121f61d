package org.chimerapool.gamification;

import java.util.Optional;

/// How somebody wants to be seen, with all addresses that they own.
///
/// @param hidden on no public list
/// @param merged all own addresses of one coin are one entry on leaderboards
public record Profile(Optional<String> name, boolean hidden, boolean merged) {

  public static final Profile NONE = new Profile(Optional.empty(), false, false);
}
