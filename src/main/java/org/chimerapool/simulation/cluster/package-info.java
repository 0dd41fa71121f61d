/// Clusters of virtual miners as a command: the tool for load tests and for demonstrations.
///
/// Owns: the command's arguments, the miners' connections, what is measured and its report.
/// Never: knows a class of a pool; it may be pointed at any.
/// Threads: one event loop for each processor, which carries its miners' connections and does their
/// hashing in slices of a millisecond; nothing of a miner is touched by another thread.
/// Decided 2026-11-21: Netty, as in `stratum`, because ten thousand miners with a pair of virtual
/// threads each cost more of the two processors than the pool that they are to measure.
@NamedInterface("cluster")
@NullMarked
package org.chimerapool.simulation.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
