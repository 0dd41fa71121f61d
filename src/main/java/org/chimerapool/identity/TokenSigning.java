package org.chimerapool.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.chimerapool.kernel.SecretBox;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/// Writes and reads tokens: JWT (RFC 7519) signed by HMAC-SHA256 with a key of this installation.
/// No
/// other algorithm is read, whatever a token says of itself (RFC 8725, 3.1).
@Component
class TokenSigning {

  static final String ISSUER = "chimera";
  static final String AUDIENCE = "chimera-api";

  /// Clocks of one host differ by nothing, those of several processes by little.
  private static final Duration SKEW = Duration.ofSeconds(5);

  private static final int LONGEST = 4_096;

  private final NimbusJwtEncoder encoder;
  private final NimbusJwtDecoder decoder;

  TokenSigning(SecretBox box, Clock clock) {
    SecretKey key = box.deriveKey("tokens of the API", "HmacSHA256");
    encoder = NimbusJwtEncoder.withSecretKey(key).algorithm(MacAlgorithm.HS256).build();
    decoder = NimbusJwtDecoder.withSecretKey(key).macAlgorithm(MacAlgorithm.HS256).build();
    decoder.setJwtValidator(validator(clock));
  }

  String sign(ApiToken token) {
    JwtClaimsSet claims =
        JwtClaimsSet.builder()
            .id(token.id().toString())
            .issuer(ISSUER)
            .audience(List.of(AUDIENCE))
            .subject(Long.toString(token.account().value()))
            .issuedAt(token.createdAt())
            .expiresAt(token.expiresAt())
            .claim(
                "scope",
                token.scopes().stream()
                    .map(Permission::scope)
                    .sorted()
                    .collect(Collectors.joining(" ")))
            .build();
    return encoder
        .encode(
            JwtEncoderParameters.from(
                JwsHeader.with(MacAlgorithm.HS256).type("JWT").build(), claims))
        .getTokenValue();
  }

  /// The number of a token that was signed here and has not ended; empty for everything else.
  Optional<UUID> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(decoder.decode(text).getId()));
    } catch (JwtException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static OAuth2TokenValidator<Jwt> validator(Clock clock) {
    JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
    times.setAllowEmptyExpiryClaim(false);
    return new DelegatingOAuth2TokenValidator<>(
        times,
        new JwtClaimValidator<Object>("iss", ISSUER::equals),
        new JwtClaimValidator<Object>("aud", List.of(AUDIENCE)::equals),
        new JwtClaimValidator<Object>("jti", id -> id instanceof String));
  }
}
