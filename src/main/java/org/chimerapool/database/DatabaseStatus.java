package org.chimerapool.database;

/// The database as it is shown to an operator.
///
/// @param reachable whether it answered just now; what else is here is as last seen
/// @param address host, port and name, without credentials
/// @param serverVersion for example `18.6`
/// @param extensionVersion of TimescaleDB, empty where there is none
/// @param bytes what this database takes on the server's disk
public record DatabaseStatus(
    DatabaseMode mode,
    boolean reachable,
    String address,
    String serverVersion,
    TimescaleEdition edition,
    String extensionVersion,
    long bytes) {}
