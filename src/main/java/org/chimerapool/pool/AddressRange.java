package org.chimerapool.pool;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/// IP addresses that begin with the same bits, written `203.0.113.0/24` or `2001:db8::/32` (RFC
/// 4632, RFC 4291).
///
/// An IPv4 address that comes in IPv6 clothes (`::ffff:203.0.113.7`) is an IPv4 address here.
///
/// @param first the first address of the range: every bit after the prefix is 0
/// @param prefix how many bits are the same, 0 to 32 for IPv4, 0 to 128 for IPv6
public record AddressRange(InetAddress first, int prefix) {

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final int IPV4_BITS = 32;

  /// What one customer of an IPv6 provider has at least: who has one address of it has them all.
  private static final int IPV6_CUSTOMER = 64;

  private static final int MAX_TEXT = 64;

  /// @throws IllegalArgumentException when the prefix does not fit or bits after it are set
  public AddressRange {
    int bits = first.getAddress().length * Byte.SIZE;
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException(
          "the prefix of %s is 0 to %d bits, not %d"
              .formatted(first.getHostAddress(), bits, prefix));
    }
    first = masked(first, prefix);
  }

  /// Whoever this address belongs to as far as a limit is concerned: the address itself for IPv4,
  /// its /64 for IPv6.
  public static AddressRange sourceOf(InetAddress address) {
    return new AddressRange(address, address instanceof Inet4Address ? IPV4_BITS : IPV6_CUSTOMER);
  }

  /// Reads an address or a range in CIDR form. Bits after the prefix are cleared. Never asks a name
  /// server.
  ///
  /// @throws IllegalArgumentException when the text is neither; the message says what was expected
  public static AddressRange parse(String text) {
    String plain = text.strip();
    if (plain.length() > MAX_TEXT) {
      throw notRange("something longer");
    }
    int slash = plain.indexOf('/');
    InetAddress address = literal(slash < 0 ? plain : plain.substring(0, slash), plain);
    int bits = address.getAddress().length * Byte.SIZE;
    return new AddressRange(address, slash < 0 ? bits : prefix(plain, slash));
  }

  public boolean contains(InetAddress address) {
    byte[] wanted = first.getAddress();
    byte[] given = address.getAddress();
    return wanted.length == given.length && masked(address, prefix).equals(first);
  }

  /// Whether any address lies in both.
  public boolean overlaps(AddressRange other) {
    return prefix <= other.prefix ? contains(other.first) : other.contains(first);
  }

  /// In CIDR form, without the prefix where it is a single address.
  @Override
  public String toString() {
    String address = first.getHostAddress();
    return prefix == first.getAddress().length * Byte.SIZE ? address : address + "/" + prefix;
  }

  private static InetAddress literal(String address, String text) {
    // A scope names a network card of this host, which says nothing about a stranger. Of IPv4 only
    // the form with four numbers is taken: who writes 10.1 means something else than 10.0.0.1.
    if (address.indexOf('%') >= 0
        || (address.indexOf(':') < 0 && !IPV4.matcher(address).matches())) {
      throw notRange(text);
    }
    try {
      return InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException e) {
      throw notRange(text);
    }
  }

  private static int prefix(String text, int slash) {
    try {
      return Integer.parseInt(text.substring(slash + 1));
    } catch (NumberFormatException e) {
      throw notRange(text);
    }
  }

  private static IllegalArgumentException notRange(String text) {
    return new IllegalArgumentException(
        "expected an address or a range such as 203.0.113.0/24 or 2001:db8::/32, not '%s'"
            .formatted(text));
  }

  private static InetAddress masked(InetAddress address, int prefix) {
    byte[] bytes = address.getAddress();
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.clamp((long) prefix - (long) i * Byte.SIZE, 0, Byte.SIZE);
      bytes[i] &= (byte) (0xff << (Byte.SIZE - kept));
    }
    try {
      // By bytes alone: no name, no scope.
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }
}
