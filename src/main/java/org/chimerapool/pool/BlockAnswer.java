package org.chimerapool.pool;

import java.time.Instant;
import org.chimerapool.chain.NodeAnswer;

/// What a node said to a found block, and when.
public record BlockAnswer(Instant at, NodeAnswer answer) {}
