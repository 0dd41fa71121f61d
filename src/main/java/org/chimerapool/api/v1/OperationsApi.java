package org.chimerapool.api.v1;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.chimerapool.api.door.Needs;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.database.DatabaseMonitor;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.RequestLimits;
import org.chimerapool.pool.DeviceRules;
import org.chimerapool.pool.JournalHealth;
import org.chimerapool.pool.JournalMonitor;
import org.chimerapool.stratum.StratumStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What stands behind the pools: nodes, devices, the program.
@RestController
@Tag(name = "Operations")
@RequestMapping("/api/v1")
class OperationsApi {

  private final ChainCatalog chains;
  private final DeviceRules devices;
  private final StratumStatus stratum;
  private final JournalMonitor journal;
  private final ObjectProvider<DatabaseMonitor> database;
  private final RequestLimits limits;
  private final String version;

  OperationsApi(
      ChainCatalog chains,
      DeviceRules devices,
      StratumStatus stratum,
      JournalMonitor journal,
      ObjectProvider<DatabaseMonitor> database,
      RequestLimits limits,
      @Value("${spring.application.version:development}") String version) {
    this.chains = chains;
    this.devices = devices;
    this.stratum = stratum;
    this.journal = journal;
    this.database = database;
    this.limits = limits;
    this.version = version;
  }

  @Needs(Permission.SEE_CONSOLE)
  @GetMapping("/nodes")
  @Operation(operationId = "listNodes", summary = "Every node as it was seen last")
  List<NodeView> nodes() {
    return chains.all().stream()
        .flatMap(
            chain ->
                chain.nodes().stream()
                    .map(node -> NodeView.of(chain.description().coin().ticker(), node)))
        .toList();
  }

  @Needs(Permission.SEE_CONSOLE)
  @GetMapping("/devices")
  @Operation(operationId = "listDevices", summary = "The rules for mining devices, in their order")
  List<DeviceView> devices() {
    return devices.all().stream().map(DeviceView::of).toList();
  }

  @Needs(Permission.SEE_CONSOLE)
  @GetMapping("/system")
  @Operation(operationId = "getSystem", summary = "Version, database, journal and memory")
  SystemView system() {
    JournalHealth health = journal.health();
    DatabaseMonitor monitor = database.getIfAvailable();
    return new SystemView(
        version,
        Runtime.version().toString(),
        ManagementFactory.getRuntimeMXBean().getUptime() / 1e3,
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        stratum.connections(),
        monitor == null ? null : SystemView.DatabaseView.of(monitor.status()),
        health.waiting(),
        health.behind().toMillis() / 1e3,
        health.taking(),
        health.diskFree());
  }

  @Needs(Permission.SEE_CONSOLE)
  @GetMapping("/limits")
  @Operation(
      operationId = "listLimits",
      summary = "Limits of the API and of signing in, and how they are used")
  List<LimitView> limits() {
    return limits.figures().stream().map(LimitView::of).toList();
  }
}
