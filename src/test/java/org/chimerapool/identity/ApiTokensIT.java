package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chimerapool.identity.House.PASSWORD;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.SecretBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tokens of the API on a real database, and what a thief may try with them.
@DatabaseTest
class ApiTokensIT {

  private static final SecretKey KEY =
      SecretBox.withKey("ab".repeat(32)).deriveKey("tokens of the API", "HmacSHA256");
  private static final TokenWish WISH =
      new TokenWish(
          "grafana", Set.of(Permission.SEE_CONSOLE, Permission.SEE_AUDIT), Duration.ofDays(30));

  private House house;
  private Visitor anna;

  @BeforeEach
  void claim(TestDatabase database) {
    house = new House(database);
    anna = house.claimed();
  }

  @Test
  void letsATokenDoWhatItWasIssuedForAndNoMore() {
    String text = issued(anna, WISH);

    assertThat(house.tokens.judge(text))
        .hasValueSatisfying(
            holder -> {
              Actor actor = holder.actor("192.0.2.9");
              assertThat(actor.login()).isEqualTo("anna");
              assertThat(actor.may(Permission.SEE_AUDIT)).isTrue();
              assertThat(actor.may(Permission.RUN_ACCOUNTS)).isFalse();
            });
    assertThat(house.tokens.of(anna))
        .singleElement()
        .satisfies(token -> assertThat(token.lastUsedAt()).contains(house.clock.instant()));
  }

  @Test
  void endsARevokedTokenAtOnce() {
    String text = issued(anna, WISH);
    ApiToken token = house.tokens.of(anna).getFirst();

    assertThat(house.tokens.revoke(anna, token.id())).isTrue();

    assertThat(house.tokens.judge(text)).isEmpty();
    assertThat(house.tokens.revoke(anna, token.id())).isFalse();
    assertThat(house.audit.page(AuditFilter.ALL, 2))
        .extracting(AuditEntry::action)
        .containsExactly("TOKEN_REVOKED", "TOKEN_ISSUED");
  }

  @Test
  void neverGivesMoreThanTheAccountMayWhenItIsUsed() {
    Visitor otto = house.person(anna, "otto", Role.OPERATOR);
    String text = issued(otto, WISH);

    house.users.changeRole(Actor.of(anna), otto.accountId(), Role.VIEWER);

    assertThat(house.tokens.judge(text))
        .hasValueSatisfying(
            holder -> assertThat(holder.rights()).containsExactly(Permission.SEE_CONSOLE));
  }

  @Test
  void refusesScopesThatTheAccountHasNot() {
    Visitor vera = house.person(anna, "vera", Role.VIEWER);
    Visitor mia = house.person(anna, "mia", Role.MINER);

    assertThat(house.tokens.issue(vera, PASSWORD, WISH)).isEqualTo(new TokenOutcome.BadScopes());
    assertThat(house.tokens.issue(mia, PASSWORD, WISH)).isEqualTo(new TokenOutcome.BadScopes());
    assertThat(house.tokens.issue(anna, PASSWORD, new TokenWish("x", Set.of(), WISH.life())))
        .isEqualTo(new TokenOutcome.BadScopes());
  }

  @Test
  void wantsANameAnEndWithinAYearAndThePassword() {
    assertThat(house.tokens.issue(anna, PASSWORD, new TokenWish(" ", WISH.scopes(), WISH.life())))
        .isEqualTo(new TokenOutcome.BadName());
    assertThat(
            house.tokens.issue(
                anna, PASSWORD, new TokenWish("x", WISH.scopes(), Duration.ofDays(367))))
        .isEqualTo(new TokenOutcome.BadLife());
    assertThat(house.tokens.issue(anna, PASSWORD, new TokenWish("x", WISH.scopes(), Duration.ZERO)))
        .isEqualTo(new TokenOutcome.BadLife());
    assertThat(house.tokens.issue(anna, "wrong", WISH)).isEqualTo(new TokenOutcome.WrongPassword());
  }

  @Test
  void diesWithItsAccountsRightToSignIn() {
    Visitor otto = house.person(anna, "otto", Role.OPERATOR);
    String disabled = issued(otto, WISH);
    house.users.disable(Actor.of(anna), otto.accountId());
    house.users.enable(Actor.of(anna), otto.accountId());
    assertThat(house.tokens.judge(disabled)).isEmpty();

    Visitor again = house.in("otto", PASSWORD);
    String reset = issued(again, WISH);
    house.users.resetPassword(Actor.of(anna), otto.accountId(), false);
    assertThat(house.tokens.judge(reset)).isEmpty();

    house.users.delete(Actor.of(anna), otto.accountId(), "otto");
    assertThat(house.tokens.judge(reset)).isEmpty();
  }

  @Test
  void endsWhenItWasToEnd() {
    String text = issued(anna, WISH);

    house.clock.advance(WISH.life().plusSeconds(6));

    assertThat(house.tokens.judge(text)).isEmpty();
    assertThat(house.tokens.of(anna)).isEmpty();
  }

  @Test
  void letsNobodyRevokeForOthersButWhoRunsAccounts() {
    Visitor vera = house.person(anna, "vera", Role.VIEWER);
    issued(anna, WISH);
    ApiToken token = house.tokens.of(anna).getFirst();

    assertThatThrownBy(() -> house.tokens.revoke(vera, token.id()))
        .isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> house.tokens.all(Actor.of(vera)))
        .isInstanceOf(NotPermittedException.class);
    assertThat(house.tokens.of(vera)).isEmpty();
    assertThat(house.tokens.all(Actor.of(anna))).containsExactly(token);
  }

  @Test
  void takesNoTokenWithoutASignatureOrWithAnotherKeyOrAlgorithm() throws Exception {
    String genuine = issued(anna, WISH);
    JWTClaimsSet claims = SignedJWT.parse(genuine).getJWTClaimsSet();
    byte[] long512 = new byte[64];
    System.arraycopy(KEY.getEncoded(), 0, long512, 0, 32);

    assertThat(house.tokens.judge(signed(claims, JWSAlgorithm.HS256, new MACSigner(KEY))))
        .as("the same claims, signed as the program does")
        .isPresent();
    assertThat(house.tokens.judge(new PlainJWT(claims).serialize())).as("alg none").isEmpty();
    assertThat(
            house.tokens.judge(signed(claims, JWSAlgorithm.HS256, new MACSigner("f".repeat(64)))))
        .as("another key")
        .isEmpty();
    assertThat(house.tokens.judge(signed(claims, JWSAlgorithm.HS512, new MACSigner(long512))))
        .as("another algorithm")
        .isEmpty();
    assertThat(house.tokens.judge(genuine.substring(0, genuine.lastIndexOf('.') + 1)))
        .as("signature cut off")
        .isEmpty();
    assertThat(house.tokens.judge("x".repeat(100_000))).isEmpty();
    assertThat(house.tokens.judge("")).isEmpty();
  }

  @Test
  void takesNoTokenOfAnotherIssuerForAnotherAudienceOrWithoutEnd() throws Exception {
    JWTClaimsSet good = SignedJWT.parse(issued(anna, WISH)).getJWTClaimsSet();

    assertThat(judged(new JWTClaimsSet.Builder(good).issuer("elsewhere"))).isEmpty();
    assertThat(judged(new JWTClaimsSet.Builder(good).audience("another-api"))).isEmpty();
    assertThat(judged(new JWTClaimsSet.Builder(good).expirationTime(null))).isEmpty();
    assertThat(judged(new JWTClaimsSet.Builder(good).jwtID(null))).isEmpty();
    assertThat(judged(new JWTClaimsSet.Builder(good).jwtID("../../etc/passwd"))).isEmpty();
    assertThat(judged(new JWTClaimsSet.Builder(good).expirationTime(Date.from(Instant.EPOCH))))
        .isEmpty();
  }

  private Optional<TokenHolder> judged(JWTClaimsSet.Builder claims) throws JOSEException {
    return house.tokens.judge(signed(claims.build(), JWSAlgorithm.HS256, new MACSigner(KEY)));
  }

  private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer)
      throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
    token.sign(signer);
    return token.serialize();
  }

  private String issued(Visitor visitor, TokenWish wish) {
    if (house.tokens.issue(visitor, PASSWORD, wish)
        instanceof TokenOutcome.Issued(ApiToken token, String text)) {
      return text;
    }
    throw new AssertionError("no token was issued");
  }
}
