package org.chimerapool.ui.system;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chimerapool.database.DatabaseMonitor;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.pool.JournalMonitor;
import org.chimerapool.simulation.VirtualMiners;
import org.chimerapool.system.LogLine;
import org.chimerapool.system.LogTail;
import org.chimerapool.ui.access.Trail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Computes the system page and turns its one switch.
@Component
class SystemPresenter {

  private final ObjectProvider<DatabaseMonitor> database;
  private final JournalMonitor journal;
  private final ObjectProvider<VirtualMiners> virtualMiners;
  private final LogTail log;
  private final Trail trail;
  private final String version;

  SystemPresenter(
      ObjectProvider<DatabaseMonitor> database,
      JournalMonitor journal,
      ObjectProvider<VirtualMiners> virtualMiners,
      LogTail log,
      Trail trail,
      @Value("${spring.application.version:development}") String version) {
    this.database = database;
    this.journal = journal;
    this.virtualMiners = virtualMiners;
    this.log = log;
    this.trail = trail;
    this.version = version;
  }

  SystemModel read() {
    return new SystemModel(
        version,
        Runtime.version() + ", " + System.getProperty("os.name"),
        Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        Runtime.getRuntime().maxMemory(),
        collected(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors(),
        Optional.ofNullable(database.getIfAvailable()).map(DatabaseMonitor::status),
        journal.health(),
        Optional.ofNullable(virtualMiners.getIfAvailable()).map(SystemPresenter::fleet));
  }

  /// Waits until the miners have left, and writes down who wanted it.
  ///
  /// @throws org.chimerapool.identity.NotPermittedException unless the actor may
  void runVirtualMiners(Actor visitor, boolean wanted) {
    visitor.require(Permission.RUN_SYSTEM);
    virtualMiners.ifAvailable(
        miners -> {
          miners.setRunning(wanted);
          trail.record(
              visitor,
              wanted ? AuditAction.VIRTUAL_MINERS_STARTED : AuditAction.VIRTUAL_MINERS_STOPPED,
              miners.status().size() + " virtual miners");
        });
  }

  /// The newest first; empty for whoever may not read it.
  List<LogLine> log(Actor visitor, LogFilter filter) {
    return visitor.may(Permission.RUN_SYSTEM)
        ? log.newest(visitor, filter.least(), filter.text(), filter.limit())
        : List.of();
  }

  /// Time that the garbage collectors have taken since the start.
  private static Duration collected() {
    return Duration.ofMillis(
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(each -> Math.max(0, each.getCollectionTime()))
            .sum());
  }

  private static SystemModel.VirtualFleet fleet(VirtualMiners miners) {
    return new SystemModel.VirtualFleet(miners.isRunning(), miners.status().size());
  }
}
