package org.chimerapool.pool;

/// How a pool meets its miners.
///
/// @param port where they connect; 0 takes any that is free
/// @param words what whoever is let go is told, empty while nobody is
public record Door(Opening opening, int port, String words) {

  public enum Opening {
    /// Everybody may come in.
    OPEN,
    /// Whoever is in may stay, nobody else comes in.
    NO_ENTRY,
    /// Whoever is in is let go.
    SHUT
  }

  /// A door that lets everybody in.
  public static Door open(int port) {
    return new Door(Opening.OPEN, port, "");
  }

  public static Door noEntry(int port) {
    return new Door(Opening.NO_ENTRY, port, "");
  }

  public static Door shut(int port, String words) {
    return new Door(Opening.SHUT, port, words);
  }
}
