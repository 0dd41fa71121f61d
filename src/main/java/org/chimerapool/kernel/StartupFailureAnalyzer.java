package org.chimerapool.kernel;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Shows a [StartupFailure] in words, wherever in the start it happened.
class StartupFailureAnalyzer extends AbstractFailureAnalyzer<StartupFailure> {

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable root, StartupFailure cause) {
    return new FailureAnalysis(cause.getMessage(), cause.fix(), cause);
  }
}
