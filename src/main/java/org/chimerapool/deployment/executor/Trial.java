package org.chimerapool.deployment.executor;

import java.util.List;
import java.util.Optional;

/// What came of trying to reach a host, layer by layer.
///
/// @param hostKey that it showed, as one line of OpenSSH
/// @param fingerprint of that key, as `ssh` shows it: `SHA256:…`
public record Trial(
    List<Finding> findings, Optional<String> hostKey, Optional<String> fingerprint) {

  public Trial {
    findings = List.copyOf(findings);
  }

  public enum Verdict {
    GOOD,
    BAD,
    NOT_TRIED
  }

  /// @param words what was found, with the names and numbers that belong to it
  public record Finding(Layer layer, Verdict verdict, String words) {}

  public boolean good() {
    return findings.stream().noneMatch(each -> each.verdict() == Verdict.BAD);
  }
}
