package org.chimerapool.chain.adapter.bitcoin;

import org.chimerapool.chain.NodeAccess;
import org.chimerapool.testing.BitcoindNode;

/// Ways to real nodes.
final class Nodes {

  private Nodes() {}

  /// By password, with ZMQ.
  static NodeAccess access(BitcoindNode node) {
    return new NodeAccess(
        0,
        node.name(),
        node.rpcUrl(),
        BitcoindNode.USER,
        BitcoindNode.PASSWORD,
        "",
        node.zmqUrl().toString());
  }

  static NodeAccess byCookie(BitcoindNode node) {
    return new NodeAccess(
        0, node.name(), node.rpcUrl(), "", "", node.cookie().toString(), node.zmqUrl().toString());
  }

  static NodeAccess withoutZmq(BitcoindNode node) {
    return new NodeAccess(
        0, node.name(), node.rpcUrl(), BitcoindNode.USER, BitcoindNode.PASSWORD, "", "");
  }
}
