package org.chimerapool.ui;

import java.util.List;
import java.util.Map;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.PoolTraffic;
import org.chimerapool.stratum.StratumStatus;

/// A server that nobody can connect to.
class PreviewStratum implements StratumStatus {

  @Override
  public int port() {
    return 3333;
  }

  @Override
  public List<PoolTraffic> pools() {
    return List.of();
  }

  @Override
  public int connections() {
    return 0;
  }

  @Override
  public long requests() {
    return 0;
  }

  @Override
  public long malformedLines() {
    return 0;
  }

  @Override
  public Map<CloseReason, Long> closes() {
    return Map.of();
  }
}
