package org.chimerapool.settings;

import java.util.List;
import java.util.stream.Collectors;

/// Carries every fault that the check of the settings found.
final class InvalidSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSettingsException(List<SettingFault> faults) {
    super(
        "%s:%n%n%s"
            .formatted(
                faults.size() == 1
                    ? "One setting cannot be used"
                    : faults.size() + " settings cannot be used",
                faults.stream()
                    .map(SettingFault::toString)
                    .collect(Collectors.joining(System.lineSeparator()))),
        null,
        false,
        false);
  }
}
