package org.chimerapool.chain.adapter.bitcoin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.NodeAccess;
import org.chimerapool.chain.NodeTrial;

/// Tries one node for an operator.
record NodeInquiry(CoinProfile coin, NodeTiming timing) {

  NodeTrial of(NodeAccess node) {
    RpcClient client =
        new RpcClient(node.rpc(), NodeLogin.of(node), timing.connect(), RpcClient.USUAL_ANSWER);
    try (NodeCalls calls = new NodeCalls(client, coin, timing)) {
      return ask(node, calls);
    } catch (RpcException e) {
      return new NodeTrial.Failed("The node " + e.text() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NodeTrial.Failed("The trial was interrupted.");
    }
  }

  private NodeTrial ask(NodeAccess node, NodeCalls calls)
      throws RpcException, InterruptedException {
    // The first request opens the connection; the second shows what one takes.
    PeerInfo peers = calls.peers();
    long begin = System.nanoTime();
    ChainInfo chain = calls.chain();
    Duration latency = Duration.ofNanos(System.nanoTime() - begin);
    NodeJudge judge = new NodeJudge(coin, timing);
    String feed = feed(calls);
    return new NodeTrial.Answered(
        peers.agent(),
        chain.chain(),
        chain.height(),
        chain.headers(),
        judge.isSyncing(chain),
        peers.peers(),
        feed,
        latency,
        warnings(node, calls, judge, chain, feed));
  }

  private static String feed(NodeCalls calls) throws InterruptedException {
    try {
      return calls.hashBlockFeed();
    } catch (RpcException e) {
      // Built without ZMQ.
      return "";
    }
  }

  private List<String> warnings(
      NodeAccess node, NodeCalls calls, NodeJudge judge, ChainInfo chain, String feed)
      throws InterruptedException {
    List<String> warnings = new ArrayList<>();
    String stranger = judge.stranger(chain);
    if (!stranger.isEmpty()) {
      warnings.add("It " + stranger + ".");
      return warnings;
    }
    if (judge.isSyncing(chain)) {
      warnings.add(
          "It is still syncing, at block %d of %d.".formatted(chain.height(), chain.headers()));
    } else {
      try {
        calls.template();
      } catch (RpcException e) {
        warnings.add("It gives no template: it " + e.text() + ".");
      }
    }
    if (node.zmqHashBlock().isEmpty() && !feed.isEmpty()) {
      warnings.add(
          "It publishes hashblock at %s, which is not entered here: new blocks would be seen a little later."
              .formatted(feed));
    } else if (!node.zmqHashBlock().isEmpty() && feed.isEmpty()) {
      warnings.add(
          "It does not publish hashblock: zmqpubhashblock is missing in its bitcoin.conf.");
    }
    return warnings;
  }
}
