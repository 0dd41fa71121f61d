package org.chimerapool.chain;

import java.net.URI;
import org.chimerapool.kernel.CoinId;

/// A node as an operator wants it.
///
/// @param rpc where its JSON-RPC answers, `http` or `https`
/// @param password never shown again; when a node is changed, empty keeps the one that it has, as
/// long as `rpc` and `user` stay the same
/// @param cookieFile the node's cookie file, instead of user and password; empty for none
/// @param zmqHashBlock where the node publishes `hashblock`, for example `tcp://127.0.0.1:28332`;
/// empty for none
/// @param enabled whether the node is to be used
public record NodePlan(
    CoinId coin,
    String name,
    URI rpc,
    String user,
    String password,
    String cookieFile,
    String zmqHashBlock,
    boolean enabled) {

  /// Without the password.
  @Override
  public String toString() {
    return "NodePlan[%s, %s, %s]".formatted(coin, name, rpc);
  }
}
