/// A fleet of simulated machines as a command: the tool for trying rollouts, and for proving them.
///
/// Owns: the command's arguments, the machines' keys, logs and faults, and the report.
/// Never: knows a class of the console; runs a command of a recipe on this host.
/// Threads: one virtual thread for each machine; nothing of a machine is touched by another.
/// Decided 2026-11-21: written from the protocol alone, as the machines' own agent is, so that it
/// finds the mistakes of the console as any machine would.
@NamedInterface("fleet")
@NullMarked
package org.chimerapool.simulation.fleet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
