package org.chimerapool.identity;

import java.time.Duration;
import java.util.Set;

/// What somebody wants a token for.
///
/// @param name to tell it from others, 1 to 64 characters
/// @param scopes what it may do, at most what they may do themselves
/// @param life until it ends, at most [ApiTokens#LONGEST_LIFE]
public record TokenWish(String name, Set<Permission> scopes, Duration life) {

  public TokenWish {
    scopes = Set.copyOf(scopes);
  }
}
