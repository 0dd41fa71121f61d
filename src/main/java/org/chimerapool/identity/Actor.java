package org.chimerapool.identity;

import java.util.Optional;

/// Who does something, with which right and from where. A page takes it when it is made, on its own
/// thread, and passes it on to whatever works elsewhere.
///
/// @param login empty for somebody who is not signed in
/// @param role empty for somebody who is not signed in and for the program itself
/// @param address the IP address as text, empty where there is none
public record Actor(String login, Optional<Role> role, String address) {

  /// What the program does by itself.
  public static final Actor PROGRAM = new Actor("chimera", Optional.empty(), "");

  /// Somebody at the door.
  public static Actor stranger(String address) {
    return new Actor("", Optional.empty(), address);
  }

  public static Actor of(Visitor visitor) {
    return new Actor(visitor.login(), Optional.of(visitor.role()), visitor.address());
  }

  /// Whoever is signed in on this thread.
  ///
  /// @throws IllegalStateException when nobody is
  public static Actor current() {
    return of(Visitor.current());
  }

  /// Whether [Permission] says so. Somebody who is not signed in may nothing; the program may
  /// everything.
  public boolean may(Permission permission) {
    return equals(PROGRAM) || role.filter(permission::isGrantedTo).isPresent();
  }

  /// @throws NotPermittedException when this may not be done
  public void require(Permission permission) {
    if (!may(permission)) {
      throw new NotPermittedException(this, permission);
    }
  }
}
