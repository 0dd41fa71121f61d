package org.chimerapool.pool.persistence;

import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;

/// A worker as miners name it, within its pool.
record WorkerKey(PoolId pool, WorkerName name) {}
