package org.chimerapool.identity;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/// Lets Spring Security ask [SignIn], so that every way in has the same rules.
@Component
class AccountAuthenticationProvider implements AuthenticationProvider {

  private final SignIn signIn;

  AccountAuthenticationProvider(SignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    String password = asked.getCredentials() instanceof String text ? text : "";
    return switch (signIn.signIn(asked.getName(), password)) {
      case SignInOutcome.SignedIn(Account account) -> SignedIn.of(account, "");
      case SignInOutcome.Refused() -> throw new BadCredentialsException("refused");
      case SignInOutcome.Locked(var remaining) ->
          throw new LockedException("wait " + remaining.toSeconds() + " s");
    };
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
