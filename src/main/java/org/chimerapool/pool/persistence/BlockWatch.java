package org.chimerapool.pool.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.kernel.Amount;
import org.chimerapool.pool.BlockStatus;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the chain about recorded blocks whose fate may still change. Belongs to the follower's
/// thread.
final class BlockWatch {

  private static final Logger log = LoggerFactory.getLogger(BlockWatch.class);

  private static final Duration SIGHTING_NOTED = Duration.ofMinutes(1);

  /// How long what another process has seen stands against what this one does not see.
  private static final Duration SIGHTING_HOLDS = Duration.ofMinutes(5);

  private final BlockStore store;
  private final BlockTurns turns;
  private final BlockMoves moves;
  private final MissingBlocks missing;
  private final ChainCatalog chains;
  private final Clock clock;

  /// Blocks of which it was told that they pay the pool nothing.
  private final Set<Long> unpaid = new HashSet<>();

  /// What came of the wish to read a block's reward.
  private enum Reading {
    DONE,
    NOTHING,
    LATER
  }

  BlockWatch(
      BlockFolder folder,
      BlockStore store,
      BlockTurns turns,
      BlockMoves moves,
      ChainCatalog chains,
      Clock clock) {
    this.store = store;
    this.turns = turns;
    this.moves = moves;
    this.missing = new MissingBlocks(folder, store, turns, moves, clock);
    this.chains = chains;
    this.clock = clock;
  }

  /// @return whether anything changed
  boolean look(OpenBlock block) {
    try {
      ChainAdapter chain = chains.get(block.coin());
      return switch (chain.standing(block.hash())) {
        case BlockStanding.InChain in -> {
          boolean mature = in.confirmations() >= chain.description().coinbaseMaturity();
          turns.stands(block.coin(), block.parent(), block.hash());
          missing.found(block);
          seen(block);
          Reading reward = readReward(chain, block);
          BlockStatus status =
              mature && reward != Reading.LATER ? BlockStatus.CONFIRMED : BlockStatus.PENDING;
          yield moves.move(block, status, in.confirmations(), "") || reward == Reading.DONE;
        }
        case BlockStanding.Orphaned _ -> !isSeenElsewhere(block) && aside(block);
        case BlockStanding.NotFound _ -> !isSeenElsewhere(block) && missing.look(chain, block);
      };
    } catch (IllegalArgumentException | ChainUnavailableException e) {
      log.debug("Block {} waits for its chain", block.hash(), e);
      return false;
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("Block {} could not be looked at, trying again", block.hash(), e);
      return false;
    }
  }

  /// What counts is what the block as the chain has it pays to the pool. A node that has the block
  /// but does not show it keeps it from becoming final, not from being followed.
  private Reading readReward(ChainAdapter chain, OpenBlock block) {
    if (block.unreadPayout().length == 0) {
      return Reading.NOTHING;
    }
    Optional<Amount> paid;
    try {
      paid = chain.coinbase(block.hash()).map(coinbase -> coinbase.paidTo(block.unreadPayout()));
    } catch (ChainUnavailableException e) {
      log.debug("The reward of block {} cannot be read yet", block.hash(), e);
      return Reading.LATER;
    }
    if (paid.isEmpty()) {
      return Reading.NOTHING;
    }
    if (paid.get().units().signum() == 0) {
      if (unpaid.add(block.id())) {
        log.warn(
            "Block {} at height {} does not pay to the address that the pool had when it was found",
            block.hash(),
            block.height());
      }
      return Reading.NOTHING;
    }
    store.rewarded(block, paid.get());
    return Reading.DONE;
  }

  /// A node knows the header of many a block that it refused: that alone makes it no orphan.
  private boolean aside(OpenBlock block) {
    return block.status().isTaken() && moves.fall(block, BlockStatus.ORPHANED, "");
  }

  /// What a process sees in its chain is noted now and then.
  private void seen(OpenBlock block) {
    Instant now = clock.instant();
    if (!store.isSeenHere(block) || !block.isSeenSince(now.minus(SIGHTING_NOTED))) {
      store.seen(block, now);
    }
  }

  /// Another process, whose nodes may know more, has seen it only just now.
  private boolean isSeenElsewhere(OpenBlock block) {
    return !store.isSeenHere(block) && block.isSeenSince(clock.instant().minus(SIGHTING_HOLDS));
  }
}
