package org.chimerapool.chain;

import java.net.URI;
import java.time.Instant;
import org.chimerapool.kernel.CoinId;

/// A node as it is kept; its password is never given out.
///
/// @param hasPassword whether a password is kept for it
public record NodeEntry(
    long id,
    CoinId coin,
    String name,
    URI rpc,
    String user,
    boolean hasPassword,
    String cookieFile,
    String zmqHashBlock,
    boolean enabled,
    Instant createdAt,
    Instant changedAt) {}
