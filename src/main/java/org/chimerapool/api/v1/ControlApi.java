package org.chimerapool.api.v1;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chimerapool.api.door.ApiProblem;
import org.chimerapool.api.door.Caller;
import org.chimerapool.api.door.Needs;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Audit;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.TenantId;
import org.chimerapool.identity.TenantPools;
import org.chimerapool.pool.PoolControl;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolRuleException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Running pools, by those who may.
@RestController
@Tag(name = "Control")
@RequestMapping("/api/v1/control/pools")
class ControlApi {

  private final PoolControl control;
  private final Audit audit;
  private final TenantPools tenants;

  ControlApi(PoolControl control, Audit audit, TenantPools tenants) {
    this.control = control;
    this.audit = audit;
    this.tenants = tenants;
  }

  @Needs(value = Permission.SEE_CONSOLE, ofTenant = true)
  @GetMapping
  @Operation(operationId = "listControlledPools", summary = "Every pool, running or not")
  List<ControlView> all() {
    Optional<TenantId> within = Caller.current().actor().tenant();
    return control.all().stream()
        .filter(pool -> tenants.sees(within, pool.id().value()))
        .map(ControlView::of)
        .toList();
  }

  @Needs(value = Permission.RUN_POOLS, ofTenant = true)
  @PostMapping("/{pool}/start")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "startPool", summary = "Starts a pool, or lets a paused one go on")
  void start(@PathVariable int pool) {
    run(pool, control::start, AuditAction.POOL_STARTED);
  }

  @Needs(value = Permission.RUN_POOLS, ofTenant = true)
  @PostMapping("/{pool}/pause")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "pausePool", summary = "Pauses a pool: its miners get no new work")
  void pause(@PathVariable int pool) {
    run(pool, control::pause, AuditAction.POOL_PAUSED);
  }

  private void run(int pool, Consumer<PoolId> change, AuditAction action) {
    PoolEntry entry =
        control.all().stream()
            .filter(each -> each.id().value() == pool)
            .findFirst()
            .orElseThrow(() -> ApiProblem.notFound("There is no pool with this number."));
    Actor actor = tenants.acting(Caller.current().actor(), pool);
    try {
      change.accept(entry.id());
    } catch (PoolRuleException refused) {
      throw ApiProblem.of(HttpStatus.CONFLICT, "The pool's state does not allow this.");
    }
    audit.record(actor, action, "pool %s (%d)".formatted(entry.plan().name(), pool));
  }
}
