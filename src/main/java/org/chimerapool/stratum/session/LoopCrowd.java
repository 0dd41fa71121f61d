package org.chimerapool.stratum.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The live connections of one event loop, in slices: looking at all of them at once would keep new
/// work waiting. Belongs to the loop.
final class LoopCrowd {

  static final int SLICES = 20;

  private final Map<Integer, Set<StratumSession>> slices = new HashMap<>();
  private int turn;

  boolean add(StratumSession session) {
    return slices.computeIfAbsent(numberOf(session), _ -> new HashSet<>()).add(session);
  }

  boolean remove(StratumSession session) {
    Set<StratumSession> slice = slices.get(numberOf(session));
    return slice != null && slice.remove(session);
  }

  void forEach(Consumer<StratumSession> action) {
    for (int slice = 0; slice < SLICES; slice++) {
      each(slice, action);
    }
  }

  /// For one slice after the other: for each connection once in [#SLICES] calls.
  void forNextSlice(Consumer<StratumSession> action) {
    each(turn, action);
    turn = (turn + 1) % SLICES;
  }

  private static int numberOf(StratumSession session) {
    return System.identityHashCode(session) % SLICES;
  }

  /// Over a copy, because a connection may end while it is looked at.
  private void each(int slice, Consumer<StratumSession> action) {
    Set<StratumSession> sessions = slices.get(slice);
    if (sessions != null) {
      for (StratumSession session : sessions.toArray(StratumSession[]::new)) {
        session.guarded(action);
      }
    }
  }
}
