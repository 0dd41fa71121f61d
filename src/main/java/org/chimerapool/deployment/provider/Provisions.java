package org.chimerapool.deployment.provider;

import java.util.List;
import java.util.Map;

/// Hosts from providers. Everything may block on the database, but not on a provider.
public interface Provisions {

  /// Each provider, and why it cannot be used now; empty words where it can.
  Map<String, String> providers();

  /// The newest first.
  List<Provision> all();

  /// Orders a host; what is ordered is made even when the console is killed meanwhile.
  ///
  /// @throws IllegalArgumentException when there is no such provider, or a host of that name
  Provision order(String provider, Wishes wishes, String by);

  /// Gives a host back, or tries again to; its machine leaves the fleet.
  ///
  /// @return false when there is nothing to give back
  boolean remove(long id, String by);
}
