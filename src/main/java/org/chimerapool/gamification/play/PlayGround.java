package org.chimerapool.gamification.play;

import org.chimerapool.gamification.profile.ProfileBook;
import org.chimerapool.gamification.store.AwardRows;
import org.chimerapool.gamification.store.FactRows;
import org.chimerapool.gamification.store.SeasonRows;
import org.chimerapool.pool.Blocks;
import org.chimerapool.stats.MinerDays;
import org.springframework.stereotype.Component;

/// What every pool's play needs.
@Component
record PlayGround(
    MinerDays days,
    Blocks blocks,
    AwardRows awards,
    FactRows facts,
    SeasonRows seasons,
    ProfileBook profiles,
    GameSettings settings) {}
