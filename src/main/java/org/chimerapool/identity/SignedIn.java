package org.chimerapool.identity;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// An account as Spring Security knows it once it is signed in.
public final class SignedIn {

  private SignedIn() {}

  /// @param address the IP address from which they come
  public static Authentication of(Account account, String address) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new Visitor(account.id().value(), account.login(), account.role(), address),
        null,
        List.of(new SimpleGrantedAuthority(account.role().authority())));
  }
}
