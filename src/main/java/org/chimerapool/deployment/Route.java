package org.chimerapool.deployment;

/// How a run gets to its machine.
public enum Route {
  /// Somebody pastes the run's line on it.
  LINK,
  /// The agent that lives on it fetches the run.
  AGENT,
  /// The console logs in.
  SSH,
  /// The machine that the console itself runs on.
  LOCAL
}
