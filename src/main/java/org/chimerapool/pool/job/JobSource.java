package org.chimerapool.pool.job;

import java.time.Instant;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.pool.Job;

/// Makes jobs of templates the way that a coin's blocks ask for. May be used from any thread.
public interface JobSource {

  /// How many bytes of each job's coinbase miners may choose, 1 to 8.
  int extranonce2Size();

  /// @param clean whether miners must drop what they work on
  Job make(BlockTemplate template, boolean clean, Instant now);
}
