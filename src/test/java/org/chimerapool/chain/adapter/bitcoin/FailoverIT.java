package org.chimerapool.chain.adapter.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.NodeAnswer;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.chain.NodeStatus.Health;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.SubmitReport;
import org.chimerapool.chain.events.TipChanged;
import org.chimerapool.chain.simulator.TemplateSolver;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.testing.BitcoindNode;
import org.chimerapool.testing.BitcoindTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two real nodes, one of which is made to fail.
@BitcoindTest
@Timeout(120)
class FailoverIT {

  private static final Duration WITHIN = Duration.ofSeconds(1);

  private BitcoindNode first;
  private BitcoindNode second;
  private BitcoinChain chain;
  private final BlockingQueue<BlockTemplate> templates = new LinkedBlockingQueue<>();
  private final List<TipChanged> tips = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    first = BitcoindNode.start(folder, "first");
    second = BitcoindNode.start(folder, "second");
    first.mine(5);
    first.join(second);
    chain =
        new BitcoinChain(
            TestCoins.REGTEST,
            NodeTiming.USUAL,
            Clock.systemUTC(),
            event -> tips.add((TipChanged) event));
    chain.onTemplate(templates::add);
    chain.use(List.of(Nodes.access(first), Nodes.access(second)));
    Await.until(
        "two good nodes",
        () ->
            chain.availability().available()
                && chain.nodes().stream().allMatch(node -> node.health() == Health.GOOD));
  }

  @AfterEach
  void stop() throws IOException {
    chain.close();
    first.close();
    second.close();
  }

  @Test
  void replacesKilledNodeWithinSecond() throws Exception {
    BitcoindNode active = isActive(first) ? first : second;
    BitcoindNode standby = active == first ? second : first;
    long begin = System.nanoTime();
    active.kill();
    Await.until("failover", () -> isActive(standby));
    Duration failover = since(begin);
    standby.mine(1);
    awaitTemplateOn(standby.best());
    System.out.printf("Failover after kill -9: %d ms%n", failover.toMillis());
    assertThat(failover).isLessThan(WITHIN);
    assertThat(chain.availability().available()).isTrue();
    SubmitReport report = chain.submitToAll(solved());
    assertThat(report.outcome()).isEqualTo(new SubmitOutcome.Accepted());
    assertThat(report.answers())
        .extracting(NodeAnswer::node)
        .contains(active.name(), standby.name());
    active.startAgain();
    active.join(standby);
    Await.until("both are good again", this::bothGood);
    assertThat(isActive(standby)).as("the one that works stays").isTrue();
  }

  @Test
  void replacesFrozenNodeWithinSecond() throws Exception {
    BitcoindNode active = isActive(first) ? first : second;
    long begin = System.nanoTime();
    active.freeze();
    BitcoindNode standby = active == first ? second : first;
    Await.until("failover", () -> isActive(standby));
    Duration failover = since(begin);
    System.out.printf("Failover after the node froze: %d ms%n", failover.toMillis());
    assertThat(failover).isLessThan(WITHIN);
    active.thaw();
    Await.until("both are good again", this::bothGood);
  }

  @Test
  void getsInByCookieAgainAfterNodeWasRestarted() throws Exception {
    chain.use(List.of(Nodes.byCookie(first)));
    Await.until("work", () -> isActive(first) && bothGood());
    first.kill();
    Await.until("it is missed", () -> chain.nodes().getFirst().health() == Health.DOWN);
    first.startAgain();
    Await.until("it is good again", this::bothGood);
    first.mine(1);
    awaitTemplateOn(first.best());
  }

  @Test
  void tellsReorgWhenLongerChainOfOtherNodeArrives() throws Exception {
    awaitTemplateOn(first.best());
    first.part();
    Hash256 ours = Hash256.ofDisplayHex(first.mine(1));
    chain.use(List.of(Nodes.access(first)));
    Await.until("our block", () -> knows(ours));
    assertThat(chain.standing(ours)).isEqualTo(new BlockStanding.InChain(1));
    second.mine(3);
    first.join(second);
    Await.until("the reorg", () -> chain.standing(ours).equals(new BlockStanding.Orphaned()));
    Await.until("the fact", () -> tips.stream().anyMatch(tip -> tip.reorgDepth() == 1));
    awaitTemplateOn(second.best());
  }

  @Test
  void tellsReorgWhenBlockIsInvalidated() throws Exception {
    String bad = first.mine(1);
    Await.until("the block", () -> knows(Hash256.ofDisplayHex(bad)));
    Await.until("it arrives at the other", () -> second.best().equals(bad));
    first.call("invalidateblock", bad);
    second.call("invalidateblock", bad);
    Await.until("the fact", () -> tips.stream().anyMatch(tip -> tip.reorgDepth() == 1));
    assertThat(chain.standing(Hash256.ofDisplayHex(bad))).isEqualTo(new BlockStanding.Orphaned());
  }

  private boolean knows(Hash256 block) {
    return tips.stream().anyMatch(tip -> tip.hash().equals(block));
  }

  private boolean bothGood() {
    return chain.nodes().stream().allMatch(node -> node.health() == Health.GOOD);
  }

  private byte[] solved() throws InterruptedException {
    return new TemplateSolver(new Sha256d(), new byte[] {0x51}).solve(chain.template());
  }

  private boolean isActive(BitcoindNode node) {
    return chain.nodes().stream()
        .anyMatch(
            status -> status.role() == NodeStatus.Role.ACTIVE && status.name().equals(node.name()));
  }

  private void awaitTemplateOn(String block) throws InterruptedException {
    Hash256 wanted = Hash256.ofDisplayHex(block);
    BlockTemplate template = templates.poll(30, TimeUnit.SECONDS);
    while (template != null && !template.previousHash().equals(wanted)) {
      template = templates.poll(30, TimeUnit.SECONDS);
    }
    assertThat(template).as("a template on block %s", block).isNotNull();
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
