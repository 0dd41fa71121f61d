package org.chimerapool.gamification;

/// The time that a leaderboard looks at.
public sealed interface BoardSpan {

  /// The running season, or one that is over: its final standings.
  record InSeason(Season season) implements BoardSpan {}

  /// Today and the six days before it.
  record Week() implements BoardSpan {}

  record AllTime() implements BoardSpan {}
}
