package org.chimerapool.gamification;

/// What came of changing a profile.
public enum ProfileOutcome {
  DONE,
  /// The account has proven no address to be its own.
  OWNS_NOTHING,
  /// Not 3 to 24 characters.
  LENGTH,
  /// Something else than letters, digits, blanks and `-_.'`, or scripts mixed.
  CHARACTERS,
  /// Looks like an address, so like somebody else.
  LIKE_AN_ADDRESS,
  /// Sounds like those who run the pool.
  RESERVED,
  /// Somebody has it, or one that looks the same.
  TAKEN
}
