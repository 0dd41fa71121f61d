package org.chimerapool.ui.guard;

import java.time.Instant;
import java.util.List;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.Ban;
import org.chimerapool.stratum.GuardFigures;
import org.chimerapool.ui.kit.Answer;

/// How hard the limits are at work.
///
/// @param offences the latest
/// @param strikesToBan what an address's offences have to add up to
record GuardModel(
    Instant now,
    Answer answer,
    List<GuardFigures.LimitFigures> limits,
    List<GuardFigures.AddressFigures> busiest,
    List<GuardFigures.Offence> offences,
    List<Ban> bans,
    List<AddressRange> trusted,
    double strikesToBan) {}
