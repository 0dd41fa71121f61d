package org.chimerapool.stratum.dialect;

/// The one answer that a request gets. It may be given later; the order of answers is kept for it.
/// Giving it twice does nothing.
public interface Answer {

  /// @param json the result, ready to be sent
  void result(String json);

  /// @param text for people to read: what was expected and what came
  void error(ErrorCode code, String text);

  /// As [#error], for the methods whose answer is a plain yes or no.
  void no(ErrorCode code, String text);
}
