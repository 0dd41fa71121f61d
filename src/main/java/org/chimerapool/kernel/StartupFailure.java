package org.chimerapool.kernel;

/// The application cannot start, for a reason that a person can do something about.
///
/// Shown at start as two short paragraphs, without a stack trace.
public class StartupFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String fix;

  /// @param what was expected and what came, one sentence
  /// @param fix what to do about it, one sentence
  public StartupFailure(String what, String fix) {
    super(what);
    this.fix = fix;
  }

  public String fix() {
    return fix;
  }
}
