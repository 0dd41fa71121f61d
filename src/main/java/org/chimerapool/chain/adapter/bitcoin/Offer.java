package org.chimerapool.chain.adapter.bitcoin;

import java.util.Arrays;
import java.util.List;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.kernel.Hash256;

/// A template as a node offers it.
///
/// @param longPollId to be given back for the next one; empty where the node knows no long poll
record Offer(BlockTemplate template, String longPollId) {

  /// Whether miners would gain nothing by changing over to the other.
  boolean sameWork(Offer other) {
    BlockTemplate mine = template;
    BlockTemplate theirs = other.template;
    return mine.previousHash().equals(theirs.previousHash())
        && mine.bits() == theirs.bits()
        && mine.version() == theirs.version()
        && mine.reward().equals(theirs.reward())
        && Arrays.equals(mine.extensionBlock(), theirs.extensionBlock())
        && Arrays.equals(mine.coinbase().payload(), theirs.coinbase().payload())
        && ids(mine).equals(ids(theirs));
  }

  private static List<Hash256> ids(BlockTemplate template) {
    return template.transactions().stream().map(BlockTemplate.Transaction::id).toList();
  }
}
