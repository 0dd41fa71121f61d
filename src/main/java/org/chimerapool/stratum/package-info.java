/// Miners' connections: Stratum V1 over TCP.
///
/// Owns: TLS and proxies at the door, framing, parsing, the dialects, the life of a connection,
/// limits for strangers.
/// Never: judges a share, knows a chain or a database; nothing outside this module sees Netty.
/// Threads: each connection belongs to one event loop; nothing on a loop blocks. Jobs arrive on the
/// chain adapter's thread and are handed to every loop once, not to every connection.
/// Decided 2026-11-21: a job is encoded once and its bytes are shared by all connections; timeouts
/// and idle vardiff are looked at by one sweep for each loop instead of timers for each connection.
/// A connection hears of its pool only once it is known where its miner is: a proxy's header comes
/// before any limit. TLS handshakes have threads of their own.
@ApplicationModule(
    displayName = "Stratum",
    allowedDependencies = {"kernel", "kernel :: socket", "pool"})
@NullMarked
package org.chimerapool.stratum;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
