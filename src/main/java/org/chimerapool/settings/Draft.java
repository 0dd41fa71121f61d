package org.chimerapool.settings;

import java.util.Map;
import java.util.Optional;

/// Changes that somebody wants, all or none.
///
/// @param revision of the page that they were made from
/// @param changes new texts by full name; empty to take back what was set in the console
public record Draft(long revision, Map<String, Optional<String>> changes, Cause cause) {

  public Draft {
    changes = Map.copyOf(changes);
  }

  /// Where changes come from. The names are stored.
  public enum Cause {
    EDIT,
    UNDO,
    IMPORT,
    RESET,
    /// Found in the file at start: somebody changed it by hand.
    FILE
  }
}
