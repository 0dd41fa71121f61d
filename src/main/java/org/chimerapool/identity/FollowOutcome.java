package org.chimerapool.identity;

/// What became of the wish to follow an address or a rig.
public enum FollowOutcome {
  DONE,
  /// It was followed already.
  KNOWN,
  /// The account follows as many as it may.
  TOO_MANY,
  /// The text cannot be an address or a rig, or the rig's address is not followed.
  MALFORMED
}
