package org.chimerapool.database;

import java.nio.file.Path;

/// Where the embedded server keeps what.
///
/// @param data the cluster
/// @param programs where the server's programs are unpacked, may be shared between places
record EmbeddedPlace(Path data, Path programs) {

  static EmbeddedPlace below(Path home) {
    return new EmbeddedPlace(home.resolve("postgres"), home.resolve("postgres-programs"));
  }

  /// Beside the cluster, whose own folder must be empty when it is made.
  Path passwordFile() {
    return data.resolveSibling(data.getFileName() + ".password");
  }

  Path log() {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  /// Says that the cluster was made completely, and of which major version.
  Path madeMark() {
    return data.resolveSibling(data.getFileName() + ".major");
  }

  Path pidFile() {
    return data.resolve("postmaster.pid");
  }
}
