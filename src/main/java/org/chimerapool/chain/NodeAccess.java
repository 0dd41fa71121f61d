package org.chimerapool.chain;

import java.net.URI;

/// How to reach one node.
///
/// @param id the node's number in the book; 0 for one that is only tried
/// @param password in clear; must never be logged
/// @param cookieFile the node's cookie file, used where it is not empty; it changes whenever the
/// node starts
/// @param zmqHashBlock where the node publishes `hashblock`; empty for none
public record NodeAccess(
    long id,
    String name,
    URI rpc,
    String user,
    String password,
    String cookieFile,
    String zmqHashBlock) {

  /// Without the password.
  @Override
  public String toString() {
    return "NodeAccess[%d, %s, %s]".formatted(id, name, rpc);
  }
}
