/// A whole chain in the process: real headers, real proof of work, no network.
///
/// Owns: the rules of the simulated coin `SIM`, its block tree, its fake transactions, its file
/// under `simulator/`, and the rival that stands for the rest of the network.
/// Never: takes a block that a real node would refuse; its coins are worth nothing.
/// Threads: one for templates and events, one for the rival; a lock guards the chain itself.
/// Decided 2026-11-21: every submitted block is parsed and judged from its bytes by code of its
/// own, so that a mistake of the pool shows here as a refusal.
@NamedInterface("simulator")
@NullMarked
package org.chimerapool.chain.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
