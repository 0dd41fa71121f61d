/// The database that everything else is kept in: embedded by default, external when told so.
///
/// Owns: the embedded PostgreSQL, the data source, migrations, TimescaleDB where it is there.
/// Never: knows a table of another module, apart from the scripts under `db`. Threads:
/// [org.chimerapool.database.DatabaseMonitor] may be asked from any thread that may wait. Decided
/// 2026-11-21: the embedded server runs with fsync on, scram passwords and no unix socket; it
/// starts with the first bean that needs it and stops after the last one.
@ApplicationModule(
    displayName = "Database",
    allowedDependencies = {"kernel"})
@NullMarked
package org.chimerapool.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
