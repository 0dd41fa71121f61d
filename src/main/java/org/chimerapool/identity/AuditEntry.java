package org.chimerapool.identity;

import java.time.Instant;

/// One row of the audit trail.
///
/// @param number counted from 1 without a gap
/// @param at to the microsecond
/// @param actor login, empty for somebody who was not signed in
/// @param role name of their role at that time, empty where there was none
/// @param origin IP address, empty where there was none
/// @param subject on what, in the words of the screen, such as `pool 3`
/// @param before what it was, empty where that says nothing
/// @param after what it is now, empty where that says nothing
/// @param previous hash of the row before, 64 hex digits; zeros for the first
/// @param hash SHA-256 over that and this row's canonical bytes, 64 hex digits
public record AuditEntry(
    long number,
    Instant at,
    String actor,
    String role,
    String origin,
    String action,
    String subject,
    String before,
    String after,
    String previous,
    String hash) {}
