package org.chimerapool.ui.system;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chimerapool.database.DatabaseMonitor;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.pool.JournalMonitor;
import org.chimerapool.simulation.VirtualMiners;
import org.chimerapool.system.Libraries;
import org.chimerapool.system.LogLevels;
import org.chimerapool.system.LogLine;
import org.chimerapool.system.LogTail;
import org.chimerapool.system.SupportBundle;
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
  private final Insides insides;
  private final Trail trail;
  private final String version;

  SystemPresenter(
      ObjectProvider<DatabaseMonitor> database,
      JournalMonitor journal,
      ObjectProvider<VirtualMiners> virtualMiners,
      LogTail log,
      Insides insides,
      Trail trail,
      @Value("${spring.application.version:development}") String version) {
    this.database = database;
    this.journal = journal;
    this.virtualMiners = virtualMiners;
    this.log = log;
    this.insides = insides;
    this.trail = trail;
    this.version = version;
  }

  SystemModel read() {
    return new SystemModel(
        insides.now(),
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
        insides.connections(),
        insides.schema(),
        insides.disk(),
        insides.ports(),
        insides.verifying(),
        insides.chores(),
        insides.levels(),
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

  /// Lets a part of the program tell more for a while.
  ///
  /// @throws IllegalArgumentException where there can be no such part
  void raise(Actor visitor, String part, LogLevels.Detail detail, Duration time) {
    insides.log().raise(visitor, part, detail, time);
    trail.record(
        visitor, AuditAction.LOG_LEVEL_CHANGED, "log of " + part, "", detail + " for " + time);
  }

  void lower(Actor visitor, String part) {
    insides.log().lower(visitor, part);
    trail.record(visitor, AuditAction.LOG_LEVEL_CHANGED, "log of " + part, "", "back");
  }

  /// Everything that a supporter needs to see, as a file; nothing in it is secret.
  byte[] bundle(Actor visitor) {
    visitor.require(Permission.RUN_SYSTEM);
    trail.record(visitor, AuditAction.SUPPORT_BUNDLE_TAKEN, "support bundle");
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("1-facts.txt", read().toString().replace(", ", ",\n  "));
    texts.put("2-settings.yaml", insides.settings());
    texts.put(
        "3-log.txt",
        log.newest(visitor, LogLine.Severity.INFO, "", Integer.MAX_VALUE).reversed().stream()
            .map(
                line -> line.at() + " " + line.severity() + " " + line.source() + " " + line.text())
            .collect(Collectors.joining("\n")));
    texts.put(
        "4-libraries.txt",
        Libraries.read().stream().map(Object::toString).collect(Collectors.joining("\n")));
    texts.put("5-threads.txt", SupportBundle.threads());
    return SupportBundle.zip(texts);
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
