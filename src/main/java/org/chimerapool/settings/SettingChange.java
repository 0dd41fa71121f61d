package org.chimerapool.settings;

import java.time.Instant;
import java.util.Optional;

/// One change of one setting in the past.
///
/// @param login empty where the file was changed by hand
/// @param before what had been set in the console; empty for nothing, and for a secret
/// @param after what is set since; empty for nothing, and for a secret
public record SettingChange(
    long id,
    long revision,
    Instant at,
    String login,
    String key,
    Optional<String> before,
    Optional<String> after,
    boolean secret,
    Draft.Cause cause) {}
