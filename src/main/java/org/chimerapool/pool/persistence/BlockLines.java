package org.chimerapool.pool.persistence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.FoundBlock;
import org.jspecify.annotations.Nullable;

/// Who of several candidates on one parent goes to the chain: the first, and as long as it is under
/// way or stands, nobody else. Where hashes are blocks more often than the chain can grow, all the
/// others would only keep the nodes from what matters. When the first falls, the next one's turn
/// has come, so that none is lost that the chain might have taken.
///
/// Pure but for its memory; may be used from any thread.
final class BlockLines {

  /// Candidates of one parent that are kept beside the first. If none of so many is taken, the
  /// next one that is found is the first again.
  static final int MOST_BEHIND = 256;

  private static final int PARENTS = 1024;

  enum Place {
    /// Its turn has come.
    FIRST,
    /// It waits for what becomes of the first.
    BEHIND,
    /// The first stands.
    SUPERSEDED,
    /// More than enough wait already.
    NOT_NEEDED
  }

  private record Parent(CoinId coin, Hash256 hash) {

    static Parent of(FoundBlock block) {
      return new Parent(block.coin(), block.parent());
    }
  }

  private static final class Line {
    private final Deque<FoundBlock> waiting = new ArrayDeque<>();
    private @Nullable Hash256 first;
    private boolean stands;
    private int behind;
  }

  private final Map<Parent, Line> lines =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Parent, Line> eldest) {
          return size() > PARENTS && eldest.getValue().waiting.isEmpty();
        }
      };

  /// A candidate has been found, which is not on the disk yet. Whoever is not first must
  /// [#join] once it is there, unless it is not needed.
  synchronized Place claim(FoundBlock block) {
    Line line = line(block);
    if (line.first == null) {
      line.first = block.id();
      return Place.FIRST;
    }
    if (line.behind >= MOST_BEHIND) {
      return Place.NOT_NEEDED;
    }
    line.behind++;
    return Place.BEHIND;
  }

  /// A candidate that was not first is on the disk.
  synchronized Place join(FoundBlock block) {
    Line line = line(block);
    if (line.first == null) {
      line.first = block.id();
      return Place.FIRST;
    }
    if (line.stands) {
      return Place.SUPERSEDED;
    }
    line.waiting.add(block);
    return Place.BEHIND;
  }

  /// The chain has the block.
  ///
  /// @return those that waited for what becomes of it
  synchronized List<FoundBlock> stands(CoinId coin, Hash256 parent, Hash256 block) {
    Line line = lines.computeIfAbsent(new Parent(coin, parent), _ -> new Line());
    line.first = block;
    line.stands = true;
    List<FoundBlock> waited = List.copyOf(line.waiting);
    line.waiting.clear();
    return waited;
  }

  /// The chain does not want the block, or has dropped it.
  ///
  /// @return whose turn has come
  synchronized Optional<FoundBlock> fell(CoinId coin, Hash256 parent, Hash256 block) {
    Line line = lines.get(new Parent(coin, parent));
    if (line == null || !block.equals(line.first)) {
      return Optional.empty();
    }
    FoundBlock next = line.waiting.poll();
    line.first = next == null ? null : next.id();
    line.stands = false;
    line.behind = line.waiting.size();
    return Optional.ofNullable(next);
  }

  private Line line(FoundBlock block) {
    return lines.computeIfAbsent(Parent.of(block), _ -> new Line());
  }
}
