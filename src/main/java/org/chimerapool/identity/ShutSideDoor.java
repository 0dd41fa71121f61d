package org.chimerapool.identity;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/// Keeps the side door shut: nobody signs in by posting a login and a password past [Entrance],
/// which asks for the second step, lists the session and writes the trail.
@Component
class ShutSideDoor implements AuthenticationProvider {

  @Override
  public Authentication authenticate(Authentication asked) {
    throw new BadCredentialsException("sign in on the page");
  }

  @Override
  public boolean supports(Class<?> type) {
    return true;
  }
}
