package org.chimerapool.chain.adapter.bitcoin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.kernel.Hash256;
import org.jspecify.annotations.Nullable;

/// Tells how the best chain changed from one tip to the next, whichever node the tips come from.
///
/// Remembers which block stood on which, because a node that takes over may never have seen the
/// blocks that are no longer in the chain. Belongs to one thread at a time.
final class TipFollower {

  private static final int MEMORY = 4096;
  private static final int MOST_STEPS = 1024;

  private final Map<Hash256, Hash256> parents =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Hash256, Hash256> eldest) {
          return size() > MEMORY;
        }
      };

  private @Nullable Hash256 tip;

  /// Reads headers from a node.
  @FunctionalInterface
  interface Headers {

    /// Empty where the node does not know the block.
    Optional<HeaderInfo> find(Hash256 block) throws RpcException, InterruptedException;
  }

  /// @param depth how many blocks of the former chain are no longer in it
  record Step(HeaderInfo tip, int depth) {}

  /// @return empty where nothing has changed, and for the very first tip
  Optional<Step> follow(Hash256 next, Headers headers) throws RpcException, InterruptedException {
    Hash256 before = tip;
    if (next.equals(before)) {
      return Optional.empty();
    }
    Optional<HeaderInfo> header = headers.find(next);
    if (header.isEmpty() || !header.get().onBestChain()) {
      // Gone again already: the next look tells of its successor.
      return Optional.empty();
    }
    if (before == null) {
      tip = next;
      remember(header.get());
      return Optional.empty();
    }
    learn(header.get(), before, headers);
    int depth = depth(before, headers);
    tip = next;
    return Optional.of(new Step(header.get(), depth));
  }

  /// Remembers the blocks between the two tips.
  private void learn(HeaderInfo from, Hash256 before, Headers headers)
      throws RpcException, InterruptedException {
    HeaderInfo header = from;
    for (int i = 0; i < MOST_STEPS; i++) {
      remember(header);
      Hash256 parent = header.previous();
      if (parent.equals(before) || parents.containsKey(parent) || header.height() == 0) {
        return;
      }
      Optional<HeaderInfo> next = headers.find(parent);
      if (next.isEmpty()) {
        return;
      }
      header = next.get();
    }
  }

  private int depth(Hash256 before, Headers headers) throws RpcException, InterruptedException {
    Hash256 block = before;
    for (int depth = 0; depth < MOST_STEPS; depth++) {
      Optional<HeaderInfo> header = headers.find(block);
      if (header.isPresent() && header.get().onBestChain()) {
        return depth;
      }
      header.ifPresent(this::remember);
      Hash256 parent = parents.get(block);
      if (parent == null) {
        return depth + 1;
      }
      block = parent;
    }
    return MOST_STEPS;
  }

  private void remember(HeaderInfo header) {
    parents.put(header.hash(), header.previous());
  }
}
