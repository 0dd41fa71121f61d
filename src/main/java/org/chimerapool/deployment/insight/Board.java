package org.chimerapool.deployment.insight;

import java.time.Instant;
import java.util.List;

/// What runs now, and what ended lately.
///
/// @param troubles the gravest first
/// @param going in the order in which they want a look: troubled ones, then those that work, then
/// those that wait for a machine
/// @param ended in the last day, the newest first, at most [#MOST_ENDED]
/// @param succeeded of those that ended by themselves in the last 30 days
public record Board(
    Instant at,
    List<Trouble> troubles,
    List<LiveRun> going,
    List<LiveRun> ended,
    long succeeded,
    long failed) {

  public static final int MOST_ENDED = 30;

  public Board {
    troubles = List.copyOf(troubles);
    going = List.copyOf(going);
    ended = List.copyOf(ended);
  }
}
