package org.chimerapool.chain.adapter.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.NodeAccess;
import org.chimerapool.chain.NodeFacts;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.testing.BitcoindNode;
import org.chimerapool.testing.BitcoindTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How fast a real node's new block becomes a template, by each of the ways. The figures are
/// printed; what is asserted is that each way works without the others.
@BitcoindTest
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeNewsIT {

  private static final int ROUNDS = 20;

  /// Polls so seldom that a test which passes owes it to the other ways.
  private static final NodeTiming NO_POLLING =
      NodeTiming.USUAL.with(
          Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ZERO);

  private BitcoindNode node;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    node = BitcoindNode.start(folder, "one");
    node.mine(1);
  }

  @AfterAll
  void stop() throws IOException {
    node.close();
  }

  @Test
  void bringsBlocksByLongPollAlone(TestReporter reporter) throws InterruptedException {
    report(reporter, "long poll", latencies(Nodes.withoutZmq(node), NO_POLLING));
  }

  @Test
  void bringsBlocksByZmqAndLongPoll(TestReporter reporter) throws InterruptedException {
    report(reporter, "ZMQ and long poll", latencies(Nodes.access(node), NO_POLLING));
  }

  @Test
  void hearsEveryBlockOverZmq(TestReporter reporter) throws InterruptedException {
    ConcurrentHashMap<Hash256, Long> heard = new ConcurrentHashMap<>();
    BlockingQueue<Boolean> connected = new LinkedBlockingQueue<>();
    ZmqSubscriber subscriber = new ZmqSubscriber(node.zmqUrl(), Duration.ofSeconds(5));
    Thread listening =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    subscriber.receive(
                        () -> connected.add(true), block -> heard.put(block, System.nanoTime()));
                  } catch (IOException e) {
                    connected.add(false);
                  }
                });
    assertThat(connected.poll(10, TimeUnit.SECONDS)).isTrue();
    awaitSubscription(heard);
    List<Duration> took = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      Hash256 block = Hash256.ofDisplayHex(node.mine(1));
      Await.until("the block over ZMQ", () -> heard.containsKey(block));
      took.add(Duration.ofNanos(heard.getOrDefault(block, begin) - begin));
    }
    report(reporter, "ZMQ message", took);
    listening.interrupt();
    listening.join();
  }

  /// The publisher takes up a subscription a little after it has greeted.
  private void awaitSubscription(Map<Hash256, Long> heard) {
    Await.until(
        "the first message",
        () -> {
          node.mine(1);
          return !heard.isEmpty();
        });
  }

  private List<Duration> latencies(NodeAccess access, NodeTiming timing)
      throws InterruptedException {
    BlockingQueue<BlockTemplate> templates = new LinkedBlockingQueue<>();
    try (BitcoinChain chain =
        new BitcoinChain(TestCoins.REGTEST, timing, Clock.systemUTC(), event -> {})) {
      chain.onTemplate(templates::add);
      chain.use(List.of(access));
      Await.until("work", () -> chain.availability().available());
      NodeFacts.Feed zmq =
          access.zmqHashBlock().isEmpty() ? NodeFacts.Feed.OFF : NodeFacts.Feed.ALIVE;
      Await.until(
          "the feeds",
          () -> {
            NodeFacts facts = chain.nodes().getFirst().facts();
            return facts.notifications() == zmq && facts.longPoll() != NodeFacts.Feed.OFF;
          });
      List<Duration> took = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        // Real blocks do not follow at once: the next long poll has begun by then.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        long begin = System.nanoTime();
        Hash256 block = Hash256.ofDisplayHex(node.mine(1));
        BlockTemplate template = templates.poll(30, TimeUnit.SECONDS);
        while (template != null && !template.previousHash().equals(block)) {
          template = templates.poll(30, TimeUnit.SECONDS);
        }
        assertThat(template).as("a template on block %s", block).isNotNull();
        took.add(Duration.ofNanos(System.nanoTime() - begin));
      }
      return took;
    }
  }

  private static void report(TestReporter reporter, String way, List<Duration> took) {
    List<Duration> sorted = took.stream().sorted().toList();
    reporter.publishEntry(
        "new block by " + way,
        "median %.1f ms, worst of %d %.1f ms (the node's own mining included)"
            .formatted(
                sorted.get(sorted.size() / 2).toNanos() / 1e6,
                sorted.size(),
                sorted.getLast().toNanos() / 1e6));
  }
}
