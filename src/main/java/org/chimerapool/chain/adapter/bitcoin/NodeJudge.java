package org.chimerapool.chain.adapter.bitcoin;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.chimerapool.chain.CoinNetwork;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.NodeStatus.Health;
import org.jspecify.annotations.Nullable;

/// Judges nodes by what is known about them. Pure.
record NodeJudge(CoinProfile coin, NodeTiming timing) {

  private static final int MUCH = 3;
  private static final double ERROR_MILLIS = 10_000;

  /// Height of the node's best block; -1 where it does not answer or is no node of the coin.
  long height(NodeView node) {
    ChainInfo chain = node.chain();
    return chain != null && node.fault().isEmpty() && stranger(chain).isEmpty()
        ? chain.height()
        : -1;
  }

  /// @param top of all nodes of the chain
  Verdict judge(NodeView node, BestHeight top, Instant now) {
    long best = top.height();
    ChainInfo chain = node.chain();
    if (chain == null || !node.fault().isEmpty()) {
      return down(0, true, node.fault());
    }
    long behind = Math.max(0, best - chain.height());
    String stranger = stranger(chain);
    if (!stranger.isEmpty()) {
      return down(0, false, stranger);
    }
    if (isSyncing(chain)) {
      return lagging(
          behind,
          String.format(
              Locale.ROOT,
              "is still syncing, %.1f %% (block %d of %d)",
              Math.floor(1000 * chain.progress()) / 10,
              chain.height(),
              Math.max(chain.headers(), chain.height())));
    }
    if (behind > 0 && top.isHeld()) {
      return lagging(
          behind,
          "is %d %s behind block %d, which only a node had that is silent now: work stays on it for %d s"
              .formatted(
                  behind, behind == 1 ? "block" : "blocks", best, timing.hold().toSeconds()));
    }
    if (behind >= MUCH || (behind > 0 && isOver(top.since(), now, timing.lag()))) {
      return lagging(behind, "is %d %s behind".formatted(behind, behind == 1 ? "block" : "blocks"));
    }
    if (!node.templateFault().isEmpty()) {
      return down(behind, true, node.templateFault());
    }
    if (isOver(node.askedAt(), now, timing.overdue())) {
      return lagging(behind, "takes long to answer");
    }
    if (isOver(node.templateAskedAt(), now, timing.templateOverdue())) {
      return lagging(behind, "takes long to give a template");
    }
    return new Verdict(Health.GOOD, behind, score(node), true, "");
  }

  /// Milliseconds that a request costs: those of an answer, and many for one that fails.
  private static double score(NodeView node) {
    return node.record().latency().toNanos() / 1e6 + ERROR_MILLIS * node.record().errorRate();
  }

  /// Why this is no node of the coin, empty when it is one.
  String stranger(ChainInfo chain) {
    if (!chain.chain().equals(coin.nodeChain())) {
      return "is on the chain '%s', expected is '%s'".formatted(chain.chain(), coin.nodeChain());
    }
    return chain.first().equals(coin.firstBlock())
        ? ""
        : "is no node of %s: its first block is %s, expected is %s"
            .formatted(coin.name(), chain.first(), coin.firstBlock());
  }

  /// On a test chain of our own, where nobody mines for a while, a node thinks for ever that it is
  /// in its initial download.
  boolean isSyncing(ChainInfo chain) {
    return (chain.downloading() && coin.network() != CoinNetwork.REGTEST)
        || chain.headers() - chain.height() >= MUCH;
  }

  private static boolean isOver(@Nullable Instant since, Instant now, Duration limit) {
    return since != null && Duration.between(since, now).compareTo(limit) > 0;
  }

  private static Verdict lagging(long behind, String detail) {
    return new Verdict(Health.LAGGING, behind, -1, true, detail);
  }

  private static Verdict down(long behind, boolean usable, String detail) {
    return new Verdict(Health.DOWN, behind, -1, usable, detail);
  }
}
