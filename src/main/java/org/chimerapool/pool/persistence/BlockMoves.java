package org.chimerapool.pool.persistence;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.events.BlockSettled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/// Moves recorded blocks on to what became of them, and tells of it. Belongs to the follower's
/// thread.
final class BlockMoves {

  private static final Logger log = LoggerFactory.getLogger(BlockMoves.class);

  private final BlockFolder folder;
  private final BlockStore store;
  private final BlockTurns turns;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BlockMoves(
      BlockFolder folder,
      BlockStore store,
      BlockTurns turns,
      ApplicationEventPublisher events,
      Clock clock) {
    this.folder = folder;
    this.store = store;
    this.turns = turns;
    this.events = events;
    this.clock = clock;
  }

  /// @return whether anything changed
  boolean move(OpenBlock block, BlockStatus status, int confirmations, String detail) {
    if (block.status() == status && block.confirmations() == confirmations) {
      return false;
    }
    Instant now = clock.instant();
    if (!store.settle(block, status, confirmations, detail, now)) {
      return false;
    }
    if (block.status() != status) {
      log.info(
          "Block {} at height {} is {} now, was {}",
          block.hash(),
          block.height(),
          status,
          block.status());
      if (status.counts() != block.status().counts()) {
        store.rounds().forgetEfforts(block);
      }
      events.publishEvent(
          new BlockSettled(block.pool(), block.height(), block.hash(), status, now));
    }
    if (status == BlockStatus.CONFIRMED) {
      retire(block.hash());
      store.open().siblings(block).forEach(this::retire);
    }
    return true;
  }

  /// As [#move], for a block that the chain does not have: those that waited for it have their
  /// turn.
  boolean fall(OpenBlock block, BlockStatus status, String detail) {
    turns.fell(block.coin(), block.parent(), block.hash());
    return move(block, status, 0, detail);
  }

  /// The block's file is not needed any more.
  void retire(Hash256 block) {
    try {
      folder.retire(block);
    } catch (IOException e) {
      log.warn("Block {} stays on disk: {}", block, e.toString());
    }
  }
}
