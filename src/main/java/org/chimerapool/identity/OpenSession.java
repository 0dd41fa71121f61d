package org.chimerapool.identity;

import java.time.Instant;

/// A browser that is signed in.
///
/// @param agent what the browser calls itself; text of a stranger
/// @param address from where it signed in
/// @param lastSeenAt to about a minute
public record OpenSession(
    long id,
    AccountId account,
    String login,
    String agent,
    String address,
    Instant since,
    Instant lastSeenAt) {}
