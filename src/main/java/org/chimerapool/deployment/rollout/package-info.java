/// Rollouts: the same thing on many machines, a stage at a time, stopped before it hurts.
///
/// Owns: plans, the order in which machines are reached, gates, the way back; the tables
/// `rollout*` and `site`.
/// Never: talks to a machine; it makes runs and looks at what became of them.
/// Threads: one pass a second under a lock of the database; what people want is written by them at
/// once and carried out by the next pass.
/// Decided 2026-11-21: every machine has its stage before anything starts, so that a plan can be
/// read; each machine has a deadline of its own, so that a silent one holds up nobody.
@NamedInterface("rollout")
@NullMarked
package org.chimerapool.deployment.rollout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
