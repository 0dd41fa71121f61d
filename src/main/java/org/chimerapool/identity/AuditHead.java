package org.chimerapool.identity;

/// The last row of the audit trail.
///
/// @param hash 64 hex digits
record AuditHead(long number, String hash) {}
