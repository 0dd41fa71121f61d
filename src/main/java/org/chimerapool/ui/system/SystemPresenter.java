package org.chimerapool.ui.system;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import org.chimerapool.database.DatabaseMonitor;
import org.chimerapool.pool.JournalMonitor;
import org.chimerapool.simulation.VirtualMiners;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Computes the system page and turns its one switch.
@Component
class SystemPresenter {

  private final ObjectProvider<DatabaseMonitor> database;
  private final JournalMonitor journal;
  private final ObjectProvider<VirtualMiners> virtualMiners;
  private final String version;

  SystemPresenter(
      ObjectProvider<DatabaseMonitor> database,
      JournalMonitor journal,
      ObjectProvider<VirtualMiners> virtualMiners,
      @Value("${spring.application.version:development}") String version) {
    this.database = database;
    this.journal = journal;
    this.virtualMiners = virtualMiners;
    this.version = version;
  }

  SystemModel read() {
    return new SystemModel(
        version,
        Runtime.version() + ", " + System.getProperty("os.name"),
        Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        Optional.ofNullable(database.getIfAvailable()).map(DatabaseMonitor::status),
        journal.health(),
        Optional.ofNullable(virtualMiners.getIfAvailable()).map(SystemPresenter::fleet));
  }

  /// Waits until the miners have left.
  void runVirtualMiners(boolean wanted) {
    virtualMiners.ifAvailable(miners -> miners.setRunning(wanted));
  }

  private static SystemModel.VirtualFleet fleet(VirtualMiners miners) {
    return new SystemModel.VirtualFleet(miners.isRunning(), miners.status().size());
  }
}
