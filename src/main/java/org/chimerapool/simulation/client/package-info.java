/// How a miner of the Bitcoin family reads its pool: jobs, headers, what it may send and when.
@NullMarked
package org.chimerapool.simulation.client;

import org.jspecify.annotations.NullMarked;
