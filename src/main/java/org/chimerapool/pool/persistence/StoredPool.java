package org.chimerapool.pool.persistence;

import org.chimerapool.kernel.CoinId;
import org.chimerapool.pool.PoolId;

/// A pool as the database has it.
record StoredPool(PoolId id, String name, CoinId coin, String algorithm) {}
