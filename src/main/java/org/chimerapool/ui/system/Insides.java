package org.chimerapool.ui.system;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chimerapool.algorithm.HashVerifier;
import org.chimerapool.kernel.Chore;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.Pools;
import org.chimerapool.settings.Settings;
import org.chimerapool.stratum.StratumStatus;
import org.chimerapool.system.DatabaseUse;
import org.chimerapool.system.DiskForecast;
import org.chimerapool.system.DiskWatch;
import org.chimerapool.system.LogLevels;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// What goes on inside the program, gathered from those who know.
@Component
class Insides {

  private final ObjectProvider<Chore.Source> chores;
  private final DatabaseUse database;
  private final DiskWatch disk;
  private final LogLevels levels;
  private final Settings settings;
  private final Pools pools;
  private final StratumStatus stratum;
  private final HashVerifier verifier;
  private final Environment environment;
  private final Clock clock;

  Insides(
      ObjectProvider<Chore.Source> chores,
      DatabaseUse database,
      DiskWatch disk,
      LogLevels levels,
      Settings settings,
      Pools pools,
      StratumStatus stratum,
      HashVerifier verifier,
      Environment environment,
      Clock clock) {
    this.chores = chores;
    this.database = database;
    this.disk = disk;
    this.levels = levels;
    this.settings = settings;
    this.pools = pools;
    this.stratum = stratum;
    this.verifier = verifier;
    this.environment = environment;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  List<Chore.Report> chores() {
    return chores.stream()
        .flatMap(source -> source.chores().stream())
        .map(Chore::report)
        .sorted(Comparator.comparing(Chore.Report::name))
        .toList();
  }

  Optional<DatabaseUse.Connections> connections() {
    return database.connections();
  }

  Optional<DatabaseUse.Schema> schema() {
    return database.schema();
  }

  DiskForecast disk() {
    return disk.forecast();
  }

  LogLevels log() {
    return levels;
  }

  List<LogLevels.Raised> levels() {
    return levels.raised();
  }

  /// As YAML, without secrets.
  String settings() {
    return settings.export();
  }

  int verifying() {
    return verifier.waiting();
  }

  List<SystemModel.Port> ports() {
    List<SystemModel.Port> ports = new ArrayList<>();
    ports.add(
        new SystemModel.Port("", environment.getProperty("local.server.port", Integer.class, 0)));
    for (Pool pool : pools.all()) {
      ports.add(
          new SystemModel.Port(pool.description().name(), stratum.port(pool.description().id())));
    }
    return ports.stream().filter(port -> port.number() > 0).toList();
  }
}
