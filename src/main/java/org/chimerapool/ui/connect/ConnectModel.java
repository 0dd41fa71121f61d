package org.chimerapool.ui.connect;

import java.util.List;
import java.util.Optional;
import org.chimerapool.onboarding.RigRecipe;
import org.chimerapool.onboarding.RigSetup;
import org.chimerapool.onboarding.StratumAddress;
import org.chimerapool.ui.kit.PoolChoice;

/// What the connect page shows.
///
/// @param at where rigs of the chosen pool connect to; empty where there is no pool
/// @param form how the coin's addresses look
/// @param fault what is wrong with the address; empty where nothing is, or none was typed
/// @param otherCoin the coin whose address it is instead; empty where it is none
/// @param rigs those that can hash for the pool
/// @param setup empty until address and rig are there
record ConnectModel(
    PoolChoice choice,
    Optional<StratumAddress> at,
    String form,
    Optional<String> fault,
    Optional<String> otherCoin,
    List<RigRecipe> rigs,
    Optional<RigSetup> setup) {}
