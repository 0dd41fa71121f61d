/// Nodes of the Bitcoin family behind the chain seam: `bitcoind` and what descends from it.
///
/// Owns: the JSON-RPC client, ZMQ and long poll, each node's health, the choice of the active node,
/// submission to all of them.
/// Never: trusts an answer. Every one is bounded in size and time and read strictly; a faulty node
/// costs itself its health and nothing else.
/// Threads: one per chain decides and never waits; each node has virtual threads of its own that
/// ask it; listeners have one, Spring events another.
/// Decided 2026-11-21: ZMTP is spoken by a few lines of our own. Receiving one topic needs little
/// of it, and a library would bring its own threads and limits of its own that a hostile peer can
/// test.
@NullMarked
package org.chimerapool.chain.adapter.bitcoin;

import org.jspecify.annotations.NullMarked;
