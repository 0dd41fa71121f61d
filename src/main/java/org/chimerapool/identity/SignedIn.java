package org.chimerapool.identity;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// An account as Spring Security knows it once it is signed in.
public final class SignedIn {

  private SignedIn() {}

  public static Authentication of(Account account) {
    return UsernamePasswordAuthenticationToken.authenticated(
        account.login(), null, List.of(new SimpleGrantedAuthority(account.role().authority())));
  }
}
