package org.chimerapool.chain;

import java.time.Instant;
import org.chimerapool.kernel.Hash256;

/// The best block that a chain has.
///
/// @param time the header's own time
public record ChainTip(long height, Hash256 hash, Instant time) {}
