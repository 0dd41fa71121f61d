package org.chimerapool.onboarding;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import org.chimerapool.pool.AddressRange;

/// From where somebody waits for their first share.
///
/// Only connections from there are told of, because they are the visitor's own. On a private
/// network (RFC 1918) the neighbours in the same /24 are the same household; a stranger never gets
/// there but through a proxy, whose word is not taken.
public final class Seeker {

  private static final int HOUSEHOLD = 24;

  private Seeker() {}

  /// @param address of the visitor's browser; empty where an untrusted proxy stands between
  public static Optional<AddressRange> range(Optional<InetAddress> address) {
    return address.map(
        known ->
            known instanceof Inet4Address && known.isSiteLocalAddress()
                ? new AddressRange(known, HOUSEHOLD)
                : AddressRange.sourceOf(known));
  }
}
