package org.chimerapool.api.v1;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.chimerapool.api.door.ApiProblem;
import org.chimerapool.api.door.Caller;
import org.chimerapool.api.door.Needs;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.TenantPools;
import org.chimerapool.pool.Refusals;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Refused shares of all miners.
@RestController
@Tag(name = "Refused shares")
@RequestMapping("/api/v1")
class RefusalsApi {

  private static final int MOST = 1_000;

  private final RunningPools pools;
  private final Refusals refusals;
  private final TenantPools tenants;

  RefusalsApi(RunningPools pools, Refusals refusals, TenantPools tenants) {
    this.pools = pools;
    this.refusals = refusals;
    this.tenants = tenants;
  }

  @Needs(value = Permission.SEE_CONSOLE, ofTenant = true)
  @GetMapping("/pools/{pool}/refusals")
  @Operation(operationId = "listRefusals", summary = "The latest refused shares of a pool")
  ResponseEntity<Listing<RefusalView>> latest(
      @PathVariable int pool,
      @RequestParam(defaultValue = "1") @Min(1) @Max(1_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return Listing.of(refusals.latest(pools.get(pool).id(), MOST), page, limit, RefusalView::of);
  }

  @Needs(value = Permission.SEE_CONSOLE, ofTenant = true)
  @GetMapping("/pools/{pool}/refusal-counts")
  @Operation(
      operationId = "listRefusalCounts",
      summary = "Refused shares since the start by reason, worker and device")
  ResponseEntity<Listing<RefusalCountView>> counts(
      @PathVariable int pool,
      @RequestParam(defaultValue = "1") @Min(1) @Max(10_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return Listing.of(refusals.counts(pools.get(pool).id()), page, limit, RefusalCountView::of);
  }

  @Needs(value = Permission.SEE_CONSOLE, ofTenant = true)
  @GetMapping("/refusals/{id}")
  @Operation(
      operationId = "explainRefusal",
      summary = "One refused share, with what probably went wrong")
  ExplainedView explain(@PathVariable long id) {
    return refusals
        .find(id)
        .filter(refusal -> tenants.sees(Caller.current().actor().tenant(), refusal.pool().value()))
        .map(refusal -> ExplainedView.of(refusal, refusals.cause(refusal)))
        .orElseThrow(() -> ApiProblem.notFound("This refusal is not kept, or never was."));
  }
}
