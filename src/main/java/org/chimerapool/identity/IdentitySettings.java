package org.chimerapool.identity;

import org.chimerapool.kernel.Live;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param requireSecondFactor whether owners and operators who do not sit at this host need an
/// authenticator app
@ConfigurationProperties("chimera.identity")
record IdentitySettings(@Live @DefaultValue("true") boolean requireSecondFactor) {

  /// Whether somebody of that role who comes from there must have a second factor.
  boolean isFactorRequired(Role role, Origin origin) {
    return requireSecondFactor && !origin.loopback() && role.compareTo(Role.OPERATOR) <= 0;
  }
}
