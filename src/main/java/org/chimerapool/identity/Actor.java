package org.chimerapool.identity;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Who does something, with which right and from where. A page takes it when it is made, on its own
/// thread, and passes it on to whatever works elsewhere.
///
/// @param login empty for somebody who is not signed in
/// @param role empty for somebody who is not signed in and for the program itself
/// @param address the IP address as text, empty where there is none
/// @param rights what may be done: all that the role may, or less for a token or a tenant's people
/// @param tenant whose pools they see and act on; empty for all
/// @param concerned whose people read of what they do: those of the one tenant to which they are
/// bound, or of the one that it is about; empty for what is the installation's
public record Actor(
    String login,
    Optional<Role> role,
    String address,
    Set<Permission> rights,
    Optional<TenantId> tenant,
    Optional<TenantId> concerned) {

  /// What the program does by itself.
  public static final Actor PROGRAM =
      new Actor(
          "chimera",
          Optional.empty(),
          "",
          EnumSet.allOf(Permission.class),
          Optional.empty(),
          Optional.empty());

  public Actor {
    rights = Set.copyOf(rights);
  }

  /// Somebody who may all that their role may.
  public Actor(String login, Optional<Role> role, String address) {
    this(
        login,
        role,
        address,
        role.map(Permission::of).orElse(Set.of()),
        Optional.empty(),
        Optional.empty());
  }

  /// Somebody at the door.
  public static Actor stranger(String address) {
    return new Actor("", Optional.empty(), address);
  }

  public static Actor of(Visitor visitor) {
    return new Actor(
        visitor.login(),
        Optional.of(visitor.role()),
        visitor.address(),
        visitor.rights(),
        visitor.tenant(),
        visitor.bound() ? visitor.tenant() : Optional.empty());
  }

  /// The same one, doing something that concerns that tenant: its people read of it.
  public Actor about(TenantId one) {
    return new Actor(login, role, address, rights, tenant, Optional.of(one));
  }

  /// Whoever is signed in on this thread.
  ///
  /// @throws IllegalStateException when nobody is
  public static Actor current() {
    return of(Visitor.current());
  }

  /// Somebody who is not signed in may nothing; the program may everything.
  public boolean may(Permission permission) {
    return rights.contains(permission);
  }

  /// @throws NotPermittedException when this may not be done
  public void require(Permission permission) {
    if (!may(permission)) {
      throw new NotPermittedException(this, permission);
    }
  }
}
