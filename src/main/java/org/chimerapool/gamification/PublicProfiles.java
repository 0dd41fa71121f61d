package org.chimerapool.gamification;

import java.util.Optional;
import org.chimerapool.pool.PoolId;

/// How owners of addresses want to be seen. From memory.
public interface PublicProfiles {

  Optional<String> displayName(PoolId pool, String address);

  /// Whether the address is to stand on no public list; its own page stays.
  boolean hidden(PoolId pool, String address);
}
