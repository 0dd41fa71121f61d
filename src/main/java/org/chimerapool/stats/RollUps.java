package org.chimerapool.stats;

import java.time.Instant;

/// Sums the minutes up by ten minutes, hours and days.
///
/// An hour is due whenever the minutes hold more shares or refusals than its rollup says: so late
/// shares, a database that was away and a past from before the rollups need nothing of their own.
/// What is due is summed up anew as a whole, in one transaction that sees one moment of the
/// minutes. Minutes that were dropped after their retention take nothing away.
interface RollUps {

  /// Sums up what is due, the newest first.
  ///
  /// @param since hours that began earlier are not looked at
  /// @param most how many hours at once
  /// @return how many hours were due, at most `most`
  int catchUp(Instant since, int most);
}
