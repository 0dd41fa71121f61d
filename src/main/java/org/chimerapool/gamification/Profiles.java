package org.chimerapool.gamification;

import org.chimerapool.identity.AccountId;

/// Lets accounts choose how they are seen. Blocks on the database.
public interface Profiles {

  Profile of(AccountId account);

  /// Takes the name as it is after trimming; an empty one takes the name away.
  ProfileOutcome change(AccountId account, Profile wanted);
}
