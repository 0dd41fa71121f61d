package org.chimerapool.simulation.client;

/// Hears what becomes of a session's shares. Called on the session's thread.
public interface ShareWatch {

  void accepted(long id);

  /// @param id of the request, a share's or of the greeting
  /// @param words the pool's own
  void refused(long id, String words);

  /// The work has another difficulty from now on.
  void difficulty(double difficulty);
}
