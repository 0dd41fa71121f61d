package org.chimerapool.ui.miners;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.chimerapool.identity.Visitor;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.WorkerPulse;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.palette.Command;
import org.chimerapool.ui.palette.Command.Group;
import org.chimerapool.ui.palette.CommandSource;
import org.springframework.stereotype.Component;

/// Miners by address and workers by name, of all pools.
@Component
class MinerCommands implements CommandSource {

  private final OwnPools pools;
  private final LiveFigures figures;

  MinerCommands(OwnPools pools, LiveFigures figures) {
    this.pools = pools;
    this.figures = figures;
  }

  @Override
  public boolean ofTenant() {
    return true;
  }

  @Override
  public List<Command> commands(Visitor visitor) {
    return List.of();
  }

  @Override
  public List<Command> search(Visitor visitor, String text, int limit) {
    return pools.all(visitor.tenant()).stream()
        .map(Pool::description)
        .flatMap(pool -> found(pool.id(), text, limit))
        .toList();
  }

  private Stream<Command> found(PoolId pool, String text, int limit) {
    List<WorkerName> fitting =
        figures.workers(pool).stream()
            .map(WorkerPulse::worker)
            .filter(worker -> worker.toString().toLowerCase(Locale.ROOT).contains(text))
            .limit(limit)
            .toList();
    return Stream.concat(
        fitting.stream()
            .map(WorkerName::address)
            .filter(address -> address.matches("[A-Za-z0-9:_-]+"))
            .filter(address -> address.toLowerCase(Locale.ROOT).contains(text))
            .distinct()
            .map(
                address ->
                    Command.thing(
                        Group.MINERS,
                        address,
                        new ScreenUrl("miner/" + address, Map.of()).with(pool))),
        fitting.stream()
            .filter(worker -> !worker.rig().isEmpty())
            .map(
                worker ->
                    Command.thing(
                        Group.WORKERS,
                        worker.toString(),
                        new ScreenUrl("console/miners", Map.of("find", worker.toString()))
                            .with(pool))));
  }
}
