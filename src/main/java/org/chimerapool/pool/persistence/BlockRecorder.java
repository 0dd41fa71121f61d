package org.chimerapool.pool.persistence;

import java.time.Clock;
import java.util.List;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.FoundBlock;
import org.chimerapool.pool.events.BlockFound;
import org.chimerapool.pool.events.BlockSettled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/// Brings submitted blocks into the database and tells of them once. Belongs to the follower's
/// thread.
final class BlockRecorder {

  private static final Logger log = LoggerFactory.getLogger(BlockRecorder.class);

  private final BlockFolder folder;
  private final BlockStore store;
  private final BlockChanges changes;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BlockRecorder(
      BlockFolder folder,
      BlockStore store,
      BlockChanges changes,
      ApplicationEventPublisher events,
      Clock clock) {
    this.folder = folder;
    this.store = store;
    this.changes = changes;
    this.events = events;
    this.clock = clock;
  }

  /// Records blocks that were not submitted, all at once: there may be hundreds.
  ///
  /// @throws org.jooq.exception.DataAccessException when the database does not take them
  void recordSuperseded(List<Submitted> blocks) {
    int recorded =
        store.insertSuperseded(blocks.stream().map(Submitted::block).toList(), clock.instant());
    log.debug("{} blocks wait behind others", recorded);
    if (recorded > 0) {
      changes.tell();
    }
  }

  /// Records the block unless it was recorded before.
  ///
  /// @throws org.jooq.exception.DataAccessException when the database does not take it
  void record(Submitted submitted) {
    FoundBlock block = submitted.block();
    BlockStatus status = BlockSubmitter.statusAfter(submitted.outcome());
    String detail = detail(submitted.outcome());
    switch (store.insert(submitted, status, detail, clock.instant())) {
      case RECORDED -> tell(block, status, detail);
      case KNOWN -> log.debug("Block {} was recorded before", block.id());
      case POOL_UNKNOWN -> {
        log.error(
            "Block {} at height {} belongs to pool {}, which this database does not have: it was"
                + " submitted ({}), is not recorded and stays on disk as {}",
            block.id(),
            block.credit().height(),
            block.credit().pool().value(),
            status,
            folder.file(block.id()));
      }
    }
  }

  static String detail(SubmitOutcome outcome) {
    return switch (outcome) {
      case SubmitOutcome.Accepted _ -> "";
      case SubmitOutcome.Refused(String reason) -> reason;
      case SubmitOutcome.Unknown(String cause) -> "not submitted yet: " + cause;
    };
  }

  private void tell(FoundBlock block, BlockStatus status, String detail) {
    var credit = block.credit();
    if (status == BlockStatus.REFUSED) {
      log.warn("Block {} at height {} was refused: {}", block.id(), credit.height(), detail);
      events.publishEvent(
          new BlockSettled(credit.pool(), credit.height(), block.id(), status, clock.instant()));
    } else {
      log.info("Block {} found at height {} by {}", block.id(), credit.height(), credit.worker());
      events.publishEvent(
          new BlockFound(
              credit.pool(),
              credit.height(),
              block.id(),
              credit.worker(),
              block.reward(),
              credit.at()));
    }
    changes.tell();
  }
}
