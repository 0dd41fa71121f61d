package org.chimerapool.identity;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A visitor as Spring Security knows it once it is signed in.
public final class SignedIn {

  private SignedIn() {}

  public static Authentication of(Visitor visitor) {
    return UsernamePasswordAuthenticationToken.authenticated(
        visitor, null, List.of(new SimpleGrantedAuthority(visitor.role().authority())));
  }
}
