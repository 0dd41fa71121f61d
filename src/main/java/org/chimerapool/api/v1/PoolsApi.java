package org.chimerapool.api.v1;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.chimerapool.api.door.Everybody;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.Blocks;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stats.SeriesQuery;
import org.chimerapool.stats.TimeRange;
import org.chimerapool.stratum.StratumStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What everybody may know about the pools that run.
@RestController
@Tag(name = "Pools")
@RequestMapping("/api/v1/pools")
class PoolsApi {

  private static final int MOST_BLOCKS = 1_000;

  private final RunningPools pools;
  private final LiveFigures figures;
  private final StratumStatus stratum;
  private final SeriesQuery series;
  private final Blocks blocks;

  PoolsApi(
      RunningPools pools,
      LiveFigures figures,
      StratumStatus stratum,
      SeriesQuery series,
      Blocks blocks) {
    this.pools = pools;
    this.figures = figures;
    this.stratum = stratum;
    this.series = series;
    this.blocks = blocks;
  }

  @Everybody
  @GetMapping
  @Operation(operationId = "listPools", summary = "Every pool that runs, with its live figures")
  List<PoolView> all() {
    return pools.all().stream().map(this::view).toList();
  }

  @Everybody
  @GetMapping("/{pool}")
  @Operation(operationId = "getPool", summary = "One pool with its live figures")
  PoolView one(@PathVariable int pool) {
    return view(pools.get(pool));
  }

  @Everybody
  @GetMapping("/{pool}/series")
  @Operation(operationId = "getPoolSeries", summary = "A pool's hashrate and shares over a range")
  SeriesView series(
      @PathVariable int pool, @RequestParam(defaultValue = "24h") @Size(max = 8) String range) {
    TimeRange wanted = SeriesView.range(range);
    return SeriesView.of(wanted, series.pool(pools.get(pool).id(), wanted));
  }

  @Everybody
  @GetMapping("/{pool}/blocks")
  @Operation(
      operationId = "listBlocks",
      summary = "The latest blocks that a pool found, the newest first; at most a thousand")
  ResponseEntity<Listing<BlockView>> blocks(
      @PathVariable int pool,
      @RequestParam(defaultValue = "1") @Min(1) @Max(1_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    List<BlockSummary> counting =
        blocks.recent(pools.get(pool).id(), MOST_BLOCKS).stream()
            .filter(block -> block.status() != BlockStatus.REFUSED)
            .toList();
    return Listing.of(counting, page, limit, BlockView::of);
  }

  private PoolView view(PoolDescription pool) {
    return PoolView.of(pool, stratum.port(pool.id()), figures.pulse(pool.id()).latest());
  }
}
