package org.chimerapool.chain.adapter.bitcoin;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.chimerapool.chain.NodeFacts.Feed;
import org.chimerapool.kernel.Hash256;

/// A node's ZMQ publisher as long as the node is in use, whether or not it is there.
final class BlockNews {

  private static final int SHOWN = 80;

  private final String address;
  private final Duration patience;
  private volatile Feed feed;
  private volatile String notice = "";

  /// @param address empty where the node has none
  BlockNews(String address, Duration patience) {
    this.address = address;
    this.patience = patience;
    this.feed = address.isEmpty() ? Feed.OFF : Feed.LOST;
  }

  boolean isWanted() {
    return !address.isEmpty();
  }

  Feed feed() {
    return feed;
  }

  /// What is wrong, continuing a sentence that begins with the node's name; empty when nothing is.
  String notice() {
    return notice;
  }

  /// Listens on the calling thread until the connection ends.
  void listen(Consumer<Hash256> block) {
    try {
      new ZmqSubscriber(URI.create(address), patience).receive(this::connected, block);
    } catch (IOException | IllegalArgumentException e) {
      feed = Feed.LOST;
      notice =
          "sends no news over ZMQ (%s), new blocks are seen by asking"
              .formatted(
                  Text.printable(
                      e instanceof EOFException
                          ? "the connection ended"
                          : String.valueOf(e.getMessage()),
                      SHOWN));
    }
  }

  private void connected() {
    feed = Feed.ALIVE;
    notice = "";
  }
}
