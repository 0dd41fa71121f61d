package org.chimerapool.gamification.play;

import org.chimerapool.gamification.career.Career;

/// A miner at one moment.
///
/// @param yesterday as it stood when yesterday ended
record MinerView(Career career, Spans now, Spans yesterday) {}
