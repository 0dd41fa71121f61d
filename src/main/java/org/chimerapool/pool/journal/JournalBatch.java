package org.chimerapool.pool.journal;

import java.util.List;
import org.chimerapool.pool.ShareCredit;

/// Shares read from a journal, in the order in which they were appended.
///
/// @param from where reading began; `to` is where to go on
public record JournalBatch(JournalPosition from, JournalPosition to, List<ShareCredit> shares) {

  public JournalBatch {
    shares = List.copyOf(shares);
  }

  public boolean isEmpty() {
    return shares.isEmpty();
  }
}
