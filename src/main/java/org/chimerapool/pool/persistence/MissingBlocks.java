package org.chimerapool.pool.persistence;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.SubmitReport;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.FoundBlock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Recorded blocks that the chain does not have: hands them over again where that may help, and
/// gives up a block that its nodes took and do not show, or that the chain has left behind, so that
/// no other waits for it for ever. Belongs to the follower's thread.
///
/// A block whose file is not here was found by another process over the same database, which hands
/// it over itself.
final class MissingBlocks {

  private static final Logger log = LoggerFactory.getLogger(MissingBlocks.class);

  /// How long nodes may fail to show a block that they say they took.
  static final Duration SHOWN_WITHIN = Duration.ofMinutes(2);

  /// With so many blocks beyond its place, a block that the chain does not have has lost.
  static final int LEFT_BEHIND = 6;

  /// How long a refused block is handed again to nodes that did not answer.
  private static final Duration REFUSAL_DOUBTED = Duration.ofMinutes(10);

  private static final int REMEMBERED = 1024;

  private final BlockFolder folder;
  private final BlockStore store;
  private final BlockTurns turns;
  private final BlockMoves moves;
  private final Clock clock;

  /// Since when nodes say that they have a block, by its number; for an orphan, since when it was
  /// not handed to them.
  private final Map<Long, Instant> handed =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  MissingBlocks(
      BlockFolder folder, BlockStore store, BlockTurns turns, BlockMoves moves, Clock clock) {
    this.folder = folder;
    this.store = store;
    this.turns = turns;
    this.moves = moves;
    this.clock = clock;
  }

  /// The chain has the block now.
  void found(OpenBlock block) {
    handed.remove(block.id());
  }

  /// @return whether anything changed
  boolean look(ChainAdapter chain, OpenBlock block) {
    return switch (block.status()) {
      case PENDING -> pending(chain, block);
      case ORPHANED -> orphaned(chain, block);
      case REFUSED ->
          block.foundAt().isAfter(clock.instant().minus(REFUSAL_DOUBTED))
              && store.wasUnheard(block)
              && submit(block) instanceof SubmitOutcome.Accepted
              && moves.move(block, BlockStatus.PENDING, 0, "");
      case CONFIRMED, SUPERSEDED -> false;
    };
  }

  private boolean pending(ChainAdapter chain, OpenBlock block) {
    if (chain.tip().height() >= block.height() + LEFT_BEHIND) {
      return giveUp(block, "the chain has gone on without it");
    }
    SubmitOutcome outcome = submit(block);
    if (outcome instanceof SubmitOutcome.Unknown) {
      return false;
    }
    if (BlockSubmitter.statusAfter(outcome) == BlockStatus.REFUSED) {
      String reason = outcome instanceof SubmitOutcome.Refused(String words) ? words : "";
      return moves.fall(block, BlockStatus.REFUSED, reason);
    }
    Instant since = handed.computeIfAbsent(block.id(), _ -> clock.instant());
    return !clock.instant().isBefore(since.plus(SHOWN_WITHIN))
        && giveUp(block, "nodes took it and do not show it");
  }

  /// An orphan that the chain has lost altogether can only become its next block. Whether it did is
  /// seen when the chain shows it.
  private boolean orphaned(ChainAdapter chain, OpenBlock block) {
    Instant now = clock.instant();
    Instant before = handed.get(block.id());
    boolean lately = before != null && now.isBefore(before.plus(SHOWN_WITHIN));
    if (!lately && chain.tip().hash().equals(block.parent())) {
      handed.put(block.id(), now);
      submit(block);
    }
    return false;
  }

  private boolean giveUp(OpenBlock block, String why) {
    handed.put(block.id(), clock.instant());
    log.warn("Block {} at height {} is given up: {}", block.hash(), block.height(), why);
    return moves.fall(block, BlockStatus.ORPHANED, why);
  }

  private SubmitOutcome submit(OpenBlock block) {
    try {
      Optional<FoundBlock> kept = folder.find(block.hash());
      if (kept.isEmpty()) {
        return new SubmitOutcome.Unknown("its file is not here");
      }
      SubmitReport report = turns.submit(kept.get()).report();
      store.answered(block, report.answers(), clock.instant());
      return report.outcome();
    } catch (IOException e) {
      log.warn("Block {} cannot be read from disk: {}", block.hash(), e.toString());
      return new SubmitOutcome.Unknown("its file cannot be read");
    }
  }
}
