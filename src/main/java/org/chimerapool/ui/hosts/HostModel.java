package org.chimerapool.ui.hosts;

import java.util.Optional;
import org.chimerapool.deployment.executor.SshAccess;
import org.chimerapool.deployment.fleet.Reach;

/// How the console gets into one host.
///
/// @param host empty for a machine that it does not log in to
/// @param pinned fingerprint of the key that it showed first
/// @param other fingerprint of another one that it showed since
record HostModel(
    Optional<Reach.Ssh> host,
    SshAccess.Way way,
    boolean sudo,
    Optional<String> pinned,
    Optional<String> other) {

  static final HostModel NONE =
      new HostModel(
          Optional.empty(), SshAccess.Way.CONSOLE_KEY, false, Optional.empty(), Optional.empty());
}
