package org.chimerapool.pool.persistence;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.FoundBlock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Submits a block that stood behind another one when that one has fallen and the chain stands at
/// their parent again: only then can it still become the next block. Belongs to the follower's
/// thread.
final class BlockHeirs {

  private static final Logger log = LoggerFactory.getLogger(BlockHeirs.class);

  private final BlockFolder folder;
  private final BlockStore store;
  private final BlockTurns turns;
  private final BlockMoves moves;
  private final ChainCatalog chains;
  private final Clock clock;

  BlockHeirs(
      BlockFolder folder,
      BlockStore store,
      BlockTurns turns,
      BlockMoves moves,
      ChainCatalog chains,
      Clock clock) {
    this.folder = folder;
    this.store = store;
    this.turns = turns;
    this.moves = moves;
    this.chains = chains;
    this.clock = clock;
  }

  /// @return whether anything changed
  boolean look() {
    boolean changed = false;
    Map<CoinId, Optional<Hash256>> tips = new HashMap<>();
    Set<Hash256> taken = new HashSet<>();
    for (OpenBlock heir : store.open().heirs(clock.instant().minus(BlockFollower.FOLLOWED))) {
      Optional<Hash256> tip = tips.computeIfAbsent(heir.coin(), this::tip);
      boolean wanted =
          tip.filter(heir.parent()::equals).isPresent() && !taken.contains(heir.parent());
      Optional<FoundBlock> kept = wanted ? kept(heir) : Optional.empty();
      if (kept.isPresent()) {
        Optional<BlockStatus> now = submit(heir, kept.get());
        changed |= now.isPresent();
        if (now.filter(BlockStatus.REFUSED::equals).isEmpty()) {
          taken.add(heir.parent());
        }
      }
    }
    return changed;
  }

  /// Empty where the file is not here: another process over the same database may have it, and
  /// submits the block itself.
  private Optional<FoundBlock> kept(OpenBlock heir) {
    try {
      return folder.find(heir.hash());
    } catch (IOException e) {
      log.warn("Block {} cannot be read from disk: {}", heir.hash(), e.toString());
      return Optional.empty();
    }
  }

  /// @return what it is now; empty where it could not be submitted
  private Optional<BlockStatus> submit(OpenBlock heir, FoundBlock kept) {
    if (turns.claim(kept) != BlockLines.Place.FIRST) {
      return Optional.empty();
    }
    Submitted submitted = turns.submit(kept);
    store.answered(heir, submitted.report().answers(), clock.instant());
    BlockStatus status = BlockSubmitter.statusAfter(submitted.outcome());
    moves.move(heir, status, 0, BlockRecorder.detail(submitted.outcome()));
    return Optional.of(status);
  }

  private Optional<Hash256> tip(CoinId coin) {
    try {
      return Optional.of(chains.get(coin).tip().hash());
    } catch (IllegalArgumentException | ChainUnavailableException e) {
      log.debug("The chain of {} cannot be asked for its best block", coin, e);
      return Optional.empty();
    }
  }
}
