package org.chimerapool.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Whom an address counts for: an IPv4 address for itself, an IPv6 address for its /64, since a
/// household gets that many (RFC 6177).
public final class Network {

  private static final int PREFIX_BYTES = 8;

  private Network() {}

  /// @param address as text; what is no address counts for itself
  public static String of(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      if (parsed instanceof Inet6Address) {
        byte[] bytes = parsed.getAddress();
        Arrays.fill(bytes, PREFIX_BYTES, bytes.length, (byte) 0);
        return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
      }
      return parsed.getHostAddress();
    } catch (IllegalArgumentException | UnknownHostException e) {
      return address;
    }
  }
}
