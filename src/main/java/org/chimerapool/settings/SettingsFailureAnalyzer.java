package org.chimerapool.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Lets the list of faults stand alone, without a stack trace.
final class SettingsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingsException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingsException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Correct them where they are written; application.yaml in the program names every setting.",
        cause);
  }
}
