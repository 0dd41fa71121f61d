package org.chimerapool.pool;

import org.chimerapool.kernel.WorkerName;

/// One authorized worker on one connection.
record AuthorizedWorker(WorkerName name, String agent, boolean simulated) {}
