package org.chimerapool.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Accounts that miners make for themselves.
///
/// @param signUp whether anybody may
@ConfigurationProperties("chimera.accounts")
record SignUpSettings(@DefaultValue("true") boolean signUp) {}
