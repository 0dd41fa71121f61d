package org.chimerapool.chain;

/// What a node tells about itself beside its health.
///
/// @param version as the node names itself, for example `/Satoshi:29.0.0/`; empty while unknown
/// @param peers connections to other nodes; -1 while unknown
/// @param syncProgress part of the chain that the node has verified, 0 to 1; -1 while unknown
/// @param score what the choice between good nodes goes by, the lowest is taken; -1 when it is not
/// to be chosen
/// @param errors failed requests since the start
/// @param requests all requests since the start
/// @param notifications of new blocks over ZMQ
/// @param longPoll for templates; only the active node is asked that way
public record NodeFacts(
    String version,
    int peers,
    double syncProgress,
    double score,
    long errors,
    long requests,
    Feed notifications,
    Feed longPoll) {

  public static final NodeFacts UNKNOWN = new NodeFacts("", -1, -1, -1, 0, 0, Feed.OFF, Feed.OFF);

  /// A way by which a node brings news of its own accord.
  public enum Feed {
    /// Not wanted or not offered.
    OFF,
    /// Wanted, but not there now.
    LOST,
    ALIVE
  }
}
