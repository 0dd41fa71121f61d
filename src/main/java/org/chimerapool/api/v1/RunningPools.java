package org.chimerapool.api.v1;

import java.util.List;
import org.chimerapool.api.door.ApiProblem;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.Pools;
import org.springframework.stereotype.Component;

/// Finds the pools that callers mean.
@Component
class RunningPools {

  private final Pools pools;

  RunningPools(Pools pools) {
    this.pools = pools;
  }

  List<PoolDescription> all() {
    return pools.all().stream().map(Pool::description).toList();
  }

  PoolDescription get(int id) {
    return all().stream()
        .filter(pool -> pool.id().value() == id)
        .findFirst()
        .orElseThrow(() -> ApiProblem.notFound("No pool with this number is running."));
  }
}
