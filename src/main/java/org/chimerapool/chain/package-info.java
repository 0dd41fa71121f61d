/// The seam between the pool and a coin's nodes: templates, submission, tip and reorg facts.
///
/// Owns: [org.chimerapool.chain.ChainAdapter], what crosses it, one adapter package per node
/// family, the coins and their addresses, the nodes that an operator named; schema `chain`.
/// Never: knows miners, shares or money; shows or logs a node's password.
/// Threads: adapters may be called from any thread and may block; their listeners run on the
/// adapter's own thread.
/// Decided 2026-11-21: the simulator is an adapter like any other, so nothing above this seam knows
/// that it is one.
@ApplicationModule(
    displayName = "Chains",
    allowedDependencies = {"kernel", "algorithm"})
@NullMarked
package org.chimerapool.chain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
