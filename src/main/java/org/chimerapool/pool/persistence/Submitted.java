package org.chimerapool.pool.persistence;

import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.pool.FoundBlock;

/// A found block and what its chain said to it.
record Submitted(FoundBlock block, SubmitOutcome outcome) {}
