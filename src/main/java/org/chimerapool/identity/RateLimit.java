package org.chimerapool.identity;

/// What is limited, and whom each limit counts. The names stand in figures and settings.
public enum RateLimit {
  /// Passwords and codes typed at the door, by network.
  SIGN_IN,
  /// New accounts, by network.
  SIGN_UP,
  /// New accounts, all together.
  SIGN_UP_IN_ALL,
  /// Requests to the API without a token, by network.
  API,
  /// Requests to the API, by token or signed-in account.
  API_KNOWN
}
