package org.chimerapool.identity;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How often something may be asked for.
///
/// @param signIn passwords and codes that one network may try in a minute
/// @param signUp accounts that one network may make in an hour
/// @param signUpInAll accounts that everybody together may make in an hour
/// @param api requests that one network may make in a minute without a token
/// @param apiKnown requests that one token or signed-in account may make in a minute
@Validated
@ConfigurationProperties("chimera.limits")
public record LimitSettings(
    @DefaultValue("20") @Positive int signIn,
    @DefaultValue("5") @Positive int signUp,
    @DefaultValue("200") @Positive int signUpInAll,
    @DefaultValue("120") @Positive int api,
    @DefaultValue("600") @Positive int apiKnown) {

  public static final LimitSettings DEFAULTS = new LimitSettings(20, 5, 200, 120, 600);

  /// How many in [#window].
  int quota(RateLimit limit) {
    return switch (limit) {
      case SIGN_IN -> signIn;
      case SIGN_UP -> signUp;
      case SIGN_UP_IN_ALL -> signUpInAll;
      case API -> api;
      case API_KNOWN -> apiKnown;
    };
  }

  static Duration window(RateLimit limit) {
    return switch (limit) {
      case SIGN_IN, API, API_KNOWN -> Duration.ofMinutes(1);
      case SIGN_UP, SIGN_UP_IN_ALL -> Duration.ofHours(1);
    };
  }
}
