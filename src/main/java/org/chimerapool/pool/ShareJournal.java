package org.chimerapool.pool;

/// Keeps accepted shares safe before their miners are told so.
public interface ShareJournal {

  /// Writes the share where it survives the death of this process.
  ///
  /// @return false when there is no room left; the share must then be refused
  boolean append(ShareCredit credit);
}
