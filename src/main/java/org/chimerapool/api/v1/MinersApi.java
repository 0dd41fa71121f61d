package org.chimerapool.api.v1;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chimerapool.api.door.ApiProblem;
import org.chimerapool.api.door.Everybody;
import org.chimerapool.api.door.Needs;
import org.chimerapool.identity.Permission;
import org.chimerapool.pool.Refusal;
import org.chimerapool.pool.Refusals;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.SeriesQuery;
import org.chimerapool.stats.TimeRange;
import org.chimerapool.stats.WorkerPulse;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What everybody may know about one address, and those who see the console about all of them.
@RestController
@Tag(name = "Miners")
@RequestMapping("/api/v1/pools/{pool}")
class MinersApi {

  private static final int REFUSALS = 20;

  private final RunningPools pools;
  private final LiveFigures figures;
  private final SeriesQuery series;
  private final Refusals refusals;

  MinersApi(RunningPools pools, LiveFigures figures, SeriesQuery series, Refusals refusals) {
    this.pools = pools;
    this.figures = figures;
    this.series = series;
    this.refusals = refusals;
  }

  @Needs(value = Permission.SEE_CONSOLE, ofTenant = true)
  @GetMapping("/miners")
  @Operation(operationId = "listMiners", summary = "Every address of the last 24 hours")
  ResponseEntity<Listing<MinerView>> all(
      @PathVariable int pool,
      @RequestParam(defaultValue = "") @Size(max = 165) String search,
      @RequestParam(defaultValue = "1") @Min(1) @Max(100_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    Map<String, List<WorkerPulse>> byAddress =
        figures.workers(pools.get(pool).id()).stream()
            .collect(
                Collectors.groupingBy(
                    worker -> worker.worker().address(), TreeMap::new, Collectors.toList()));
    List<MinerView> found =
        byAddress.entrySet().stream()
            .filter(miner -> miner.getKey().contains(search))
            .map(miner -> MinerView.of(miner.getKey(), miner.getValue()))
            .sorted(
                Comparator.comparingDouble((MinerView miner) -> miner.quarterHour().perSecond())
                    .reversed())
            .toList();
    return Listing.of(found, page, limit, Function.identity());
  }

  @Needs(value = Permission.SEE_CONSOLE, ofTenant = true)
  @GetMapping("/workers")
  @Operation(
      operationId = "listWorkers",
      summary = "Every worker of the last 24 hours, those that want a look first")
  ResponseEntity<Listing<WorkerView>> workers(
      @PathVariable int pool,
      @RequestParam(defaultValue = "") @Size(max = 165) String search,
      @RequestParam(defaultValue = "1") @Min(1) @Max(100_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    List<WorkerPulse> found =
        figures.workers(pools.get(pool).id()).stream()
            .filter(worker -> worker.worker().toString().contains(search))
            .toList();
    return Listing.of(found, page, limit, WorkerView::of);
  }

  @Everybody
  @GetMapping("/miners/{address}")
  @Operation(operationId = "getMiner", summary = "One address, all its workers together")
  MinerView one(@PathVariable int pool, @PathVariable @Size(max = 100) String address) {
    return MinerView.of(address, known(pool, address));
  }

  @Everybody
  @GetMapping("/miners/{address}/workers")
  @Operation(operationId = "listMinerWorkers", summary = "The workers of one address")
  ResponseEntity<Listing<WorkerView>> workersOf(
      @PathVariable int pool,
      @PathVariable @Size(max = 100) String address,
      @RequestParam(defaultValue = "1") @Min(1) @Max(100_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return Listing.of(known(pool, address), page, limit, WorkerView::of);
  }

  @Everybody
  @GetMapping("/miners/{address}/series")
  @Operation(
      operationId = "getMinerSeries",
      summary = "Hashrate and shares of one address over a range")
  SeriesView series(
      @PathVariable int pool,
      @PathVariable @Size(max = 100) String address,
      @RequestParam(defaultValue = "24h") @Size(max = 8) String range) {
    TimeRange wanted = SeriesView.range(range);
    known(pool, address);
    return SeriesView.of(wanted, series.miner(pools.get(pool).id(), address, wanted));
  }

  @Everybody
  @GetMapping("/miners/{address}/refusals")
  @Operation(
      operationId = "listMinerRefusals",
      summary = "The latest refused shares of one address, with what probably went wrong")
  List<ExplainedView> refusals(
      @PathVariable int pool, @PathVariable @Size(max = 100) String address) {
    return known(pool, address).stream()
        .flatMap(worker -> refusals.of(pools.get(pool).id(), worker.worker(), REFUSALS).stream())
        .sorted(Comparator.comparing(Refusal::at).reversed())
        .limit(REFUSALS)
        .map(refusal -> ExplainedView.of(refusal, refusals.cause(refusal)))
        .toList();
  }

  /// The database is asked only about addresses that are known.
  private List<WorkerPulse> known(int pool, String address) {
    List<WorkerPulse> workers = figures.workers(pools.get(pool).id(), address);
    if (workers.isEmpty()) {
      throw ApiProblem.notFound("Nobody has mined to this address here in the last 24 hours.");
    }
    return workers;
  }
}
