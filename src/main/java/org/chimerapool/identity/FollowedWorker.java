package org.chimerapool.identity;

import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.WorkerName;

/// A rig that an account wants to see first.
public record FollowedWorker(CoinId coin, WorkerName worker) {}
