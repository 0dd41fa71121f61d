package org.chimerapool.deployment.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why a command failed, as far as its exit code tells, and whether another try may help.
public enum FailureClass {
  /// The network or the other side: the codes of curl for names, connections, time-outs and broken
  /// transfers, 69 of sysexits, 255 of ssh.
  TRANSPORT(5, 6, 7, 16, 18, 28, 35, 52, 55, 56, 69, 92, 255),
  /// Somebody else is at it, as another package manager: 75 of sysexits.
  BUSY(75),
  /// Would fail again: wrong usage, data that is not what it should be, no permission, no such
  /// program (64, 65, 77, 78 of sysexits; 126, 127 of bash), a certificate that is not believed.
  NEVER(60, 64, 65, 77, 78, 126, 127);

  @SuppressWarnings("ImmutableEnumChecker") // never changed, and List.copyOf is not known to it
  private final List<Integer> codes;

  FailureClass(Integer... codes) {
    this.codes = List.of(codes);
  }

  public List<Integer> codes() {
    return codes;
  }

  static Optional<FailureClass> named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
