package org.chimerapool.pool.job;

import java.time.Instant;
import java.util.Optional;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.pool.Job;

/// Makes jobs of templates the way that a coin's blocks ask for. May be used from any thread.
public interface JobSource {

  /// How many bytes of each job's coinbase miners may choose, 1 to 8.
  int extranonce2Size();

  /// @param clean whether miners must drop what they work on
  Job make(BlockTemplate template, boolean clean, Instant now);

  /// The job of the same block without its transactions, which pays no fees; miners must drop what
  /// they work on.
  ///
  /// @return empty where the coin's rules make a block depend on its transactions
  default Optional<Job> makeEmpty(BlockTemplate template, Instant now) {
    return template.withoutTransactions().map(empty -> make(empty, true, now));
  }
}
