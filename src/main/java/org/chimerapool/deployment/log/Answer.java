package org.chimerapool.deployment.log;

/// What a machine is told after a batch.
///
/// @param next the first byte of its log that is wanted next
/// @param line number of the line that begins there
/// @param cancel the run is to stop and to be undone
/// @param complete nothing more of the log is wanted
/// @param rest seconds that the machine should wait at least before it sends again, 0 for none
public record Answer(long next, long line, boolean cancel, boolean complete, int rest) {

  /// One line that a shell can read.
  ///
  /// @param pause seconds until the machine should ask again when it has nothing new
  public String words(int pause) {
    return "next=%d line=%d pause=%d command=%s complete=%s\n"
        .formatted(
            next, line, Math.max(pause, rest), cancel ? "cancel" : "none", complete ? "yes" : "no");
  }
}
