package org.chimerapool.deployment.log;

/// What a machine is told after a batch.
///
/// @param next the first byte of its log that is wanted next
/// @param cancel the run is to stop and to be undone
/// @param complete the whole log is kept, and its checksum agrees
public record Answer(long next, boolean cancel, boolean complete) {

  /// One line that a shell can read.
  ///
  /// @param pause seconds until the machine should ask again when it has nothing new
  public String words(int pause) {
    return "next=%d pause=%d command=%s complete=%s\n"
        .formatted(next, pause, cancel ? "cancel" : "none", complete ? "yes" : "no");
  }
}
