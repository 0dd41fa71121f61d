package org.chimerapool.pool;

import org.chimerapool.kernel.CoinId;
import org.chimerapool.pool.vardiff.VardiffPolicy;

/// How a pool is to be.
///
/// @param payoutAddress where block rewards go; empty is enough for a simulated chain, whose coins
/// are worthless
/// @param tag what names the pool in the coinbase of its blocks, 1 to 32 printable ASCII characters
/// @param port where its miners connect; 0 takes any that is free
public record PoolPlan(
    String name, CoinId coin, String payoutAddress, String tag, int port, VardiffPolicy vardiff) {}
