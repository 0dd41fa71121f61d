package org.chimerapool.chain.adapter.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.chimerapool.chain.Availability;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.NodeAnswer;
import org.chimerapool.chain.NodeFacts;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.chain.NodeStatus.Health;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.SubmitReport;
import org.chimerapool.chain.events.TipChanged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BitcoinChainTest {

  /// Quick where a test waits for it, patient where a busy host must not matter.
  private static final NodeTiming TIMING =
      new NodeTiming(
          Duration.ofMillis(10),
          Duration.ofMillis(20),
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          Duration.ofMinutes(1),
          Duration.ofSeconds(2));

  private final List<FakeNode> fakes = new ArrayList<>();
  private final List<Object> events = new CopyOnWriteArrayList<>();
  private final List<BlockTemplate> templates = new CopyOnWriteArrayList<>();
  private final List<Availability> availabilities = new CopyOnWriteArrayList<>();
  private BitcoinChain chain = chain(TIMING);

  @AfterEach
  void stop() {
    chain.close();
    fakes.forEach(FakeNode::close);
  }

  @Test
  void offersTemplateOfItsNodeAndTellsListeners() throws IOException {
    FakeNode one = connected("one").getFirst();
    assertThat(chain.template().previousHash()).isEqualTo(one.best());
    assertThat(chain.tip().height()).isEqualTo(10);
    NodeStatus status = status("one");
    assertThat(status.health()).isEqualTo(Health.GOOD);
    assertThat(status.role()).isEqualTo(NodeStatus.Role.ACTIVE);
    Await.until("the node's version", () -> !status("one").facts().version().isEmpty());
    assertThat(status("one").facts().version()).isEqualTo("/Fake:1.0/");
    assertThat(status("one").facts().peers()).isEqualTo(8);
  }

  @Test
  void bringsNewBlockByLongPoll() throws IOException {
    FakeNode one = connected("one").getFirst();
    Await.until("long poll", () -> status("one").facts().longPoll() == NodeFacts.Feed.ALIVE);
    one.grow();
    awaitTemplateOn(one);
    Await.until("the event", () -> !events.isEmpty());
    TipChanged changed = (TipChanged) events.getFirst();
    assertThat(changed.height()).isEqualTo(11);
    assertThat(changed.hash()).isEqualTo(one.best());
    assertThat(changed.reorgDepth()).isZero();
  }

  @Test
  void bringsNewBlockByPollingWhereNodeKnowsNoLongPoll() throws IOException {
    FakeNode one = node("one");
    one.knowsLongPoll = false;
    connect(one);
    one.grow();
    awaitTemplateOn(one);
  }

  @Test
  void tellsEachBlockOnceWhicheverWayItCame() throws IOException {
    chain.close();
    chain =
        chain(
            TIMING.with(
                Duration.ofMillis(300), TIMING.patience(), TIMING.refresh(), TIMING.hold()));
    FakeNode one = connected("one").getFirst();
    for (int i = 0; i < 5; i++) {
      one.grow();
      awaitTemplateOn(one);
    }
    int looks = one.asked("getblockchaininfo");
    Await.until("two more looks", () -> one.asked("getblockchaininfo") > looks + 1);
    assertThat(events)
        .extracting(event -> ((TipChanged) event).height())
        .isSorted()
        .doesNotHaveDuplicates()
        .endsWith(15L);
  }

  @Test
  void tellsHowManyBlocksReorgTook() throws IOException {
    FakeNode one = connected("one").getFirst();
    one.grow();
    Await.until("the first block", () -> events.size() == 1);
    one.reorganise(2, 7);
    Await.until("the reorg", () -> events.size() == 2);
    assertThat(((TipChanged) events.get(1)).reorgDepth()).isEqualTo(2);
  }

  @Test
  void failsOverToTheNextGoodNode() throws IOException {
    List<FakeNode> both = connected("one", "two");
    FakeNode active = activeOf(both);
    FakeNode standby = both.get(1 - both.indexOf(active));
    active.stop();
    Await.until("failover", () -> activeOf(both) == standby);
    standby.grow();
    awaitTemplateOn(standby);
    assertThat(chain.availability().available()).isTrue();
    assertThat(availabilities).extracting(Availability::available).containsExactly(true);
  }

  @Test
  void failsOverFromNodeThatHangs() throws IOException {
    List<FakeNode> both = connected("one", "two");
    FakeNode active = activeOf(both);
    active.hang("getblockchaininfo");
    Await.until("failover", () -> activeOf(both) != active);
  }

  @Test
  void failsOverFromNodeWhoseTemplateNeverComes() throws IOException {
    List<FakeNode> both = connected("one", "two");
    FakeNode active = activeOf(both);
    active.hang("getblocktemplate");
    both.forEach(FakeNode::grow);
    Await.until("failover", () -> activeOf(both) != active);
    awaitTemplateOn(activeOf(both));
  }

  @Test
  void failsOverFromNodeThatGivesNoTemplate() throws IOException {
    List<FakeNode> both = connected("one", "two");
    FakeNode active = activeOf(both);
    active.error("getblocktemplate", -9, "is not connected!");
    active.grow();
    both.get(1 - both.indexOf(active)).grow();
    Await.until("failover", () -> activeOf(both) != active);
    Await.until("detail", () -> statusOf(active).detail().contains("is not connected! (-9)"));
  }

  @Test
  void leavesNodeThatFallsBehind() throws IOException {
    List<FakeNode> both = connected("one", "two");
    FakeNode active = activeOf(both);
    FakeNode ahead = both.get(1 - both.indexOf(active));
    ahead.grow();
    Await.until("failover", () -> activeOf(both) == ahead);
    Await.until("lag", () -> statusOf(active).health() == Health.LAGGING);
    assertThat(statusOf(active).detail()).isEqualTo("is 1 block behind");
    awaitTemplateOn(ahead);
  }

  @Test
  void neverTakesWorkFromForeignOrSyncingNode() throws IOException {
    FakeNode foreign = node("foreign");
    foreign.chain = "main";
    foreign.grow();
    FakeNode good = node("good");
    connect(foreign, good);
    assertThat(activeOf(List.of(foreign, good))).isSameAs(good);
    assertThat(statusOf(foreign).detail()).contains("is on the chain 'main'");
    assertThat(statusOf(good).behind()).isZero();
    chain.submit(new byte[80]);
    assertThat(foreign.submitted()).isEmpty();
  }

  @Test
  void stopsWorkWhenNoNodeIsGoodAndStartsAgain() throws IOException {
    chain.close();
    chain =
        chain(TIMING.with(TIMING.poll(), Duration.ofMillis(200), TIMING.refresh(), TIMING.hold()));
    FakeNode one = connected("one").getFirst();
    one.stop();
    Await.until("the end of work", () -> !chain.availability().available());
    assertThatExceptionOfType(ChainUnavailableException.class)
        .isThrownBy(chain::template)
        .withMessageContaining("one does not answer at 127.0.0.1");
    assertThatExceptionOfType(ChainUnavailableException.class).isThrownBy(chain::tip);
    int before = templates.size();
    one.startAgain();
    Await.until("work again", () -> chain.availability().available());
    Await.until("a template", () -> templates.size() > before);
    Await.until("three changes", () -> availabilities.size() == 3);
    assertThat(availabilities)
        .extracting(Availability::available)
        .containsExactly(true, false, true);
  }

  @Test
  void goesOnWorkingThroughAShortSilence() throws IOException {
    FakeNode one = connected("one").getFirst();
    one.error("getblockchaininfo", -28, "Loading");
    Await.until("the fault", () -> status("one").health() == Health.DOWN);
    assertThat(status("one").detail()).isEqualTo("is starting: Loading");
    assertThat(chain.template().previousHash()).isEqualTo(one.best());
  }

  @Test
  void staysOnTheNewestBlockForAWhileWhenTheOnlyNodeThatHadItDies() throws IOException {
    List<FakeNode> both = connected("one", "two");
    FakeNode ahead = activeOf(both);
    FakeNode behind = both.get(1 - both.indexOf(ahead));
    ahead.grow();
    awaitTemplateOn(ahead);
    ahead.stop();
    Await.until("the words", () -> statusOf(behind).detail().contains("work stays on it"));
    assertThat(chain.availability().available()).isTrue();
    assertThat(chain.template().previousHash()).as("not a step back").isEqualTo(ahead.best());

    Await.until("the step back", () -> statusOf(behind).role() == NodeStatus.Role.ACTIVE);
    awaitTemplateOn(behind);
  }

  @Test
  void survivesNonsenseFromNode() throws IOException {
    List<FakeNode> both = connected("one", "two");
    FakeNode active = activeOf(both);
    active.raw("getblockchaininfo", 200, "{\"result\":{\"chain\":7},\"error\":null}");
    Await.until("failover", () -> activeOf(both) != active);
    assertThat(statusOf(active).detail())
        .isEqualTo("answers nonsense: getblockchaininfo.chain should be a string and is '7'");
  }

  @Test
  void submitsToAllNodesAndKeepsEachAnswer() throws IOException {
    FakeNode good = node("good");
    FakeNode strict = node("strict");
    FakeNode dead = node("dead");
    connect(good, strict, dead);
    strict.result("submitblock", "high-hash");
    dead.stop();
    SubmitReport report = chain.submitToAll(new byte[] {1, 2, (byte) 0xab});
    assertThat(report.outcome()).isEqualTo(new SubmitOutcome.Accepted());
    assertThat(good.submitted()).containsExactly("0102ab");
    assertThat(report.answers())
        .extracting(NodeAnswer::node, NodeAnswer::verdict)
        .containsExactlyInAnyOrder(
            tuple("good", NodeAnswer.Verdict.TAKEN),
            tuple("strict", NodeAnswer.Verdict.REFUSED),
            tuple("dead", NodeAnswer.Verdict.SILENT));
    assertThat(report.answers())
        .filteredOn(answer -> answer.node().equals("strict"))
        .singleElement()
        .extracting(NodeAnswer::reason)
        .isEqualTo("high-hash");
  }

  @Test
  void givesASlowNodeFewBlocksAtOnceAndFetchesNewWorkBesideThem() throws Exception {
    FakeNode slow = connected("slow").getFirst();
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Semaphore answers = new Semaphore(0);
    slow.reply(
        "submitblock",
        (exchange, params) -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          answers.acquireUninterruptibly();
          underWay.decrementAndGet();
          slow.accept(exchange);
        });
    List<Thread> submitting = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      byte[] block = {1, 2, (byte) i};
      submitting.add(Thread.ofVirtual().start(() -> chain.submitToAll(block)));
    }
    Await.until("some blocks are with the node", () -> underWay.get() == 2);
    int before = slow.asked("getblocktemplate");
    assertThat(chain.template().height()).isEqualTo(slow.height() + 1);
    assertThat(slow.asked("getblocktemplate")).isGreaterThan(before);
    answers.release(100);
    for (Thread each : submitting) {
      each.join();
    }
    assertThat(slow.asked("submitblock")).isEqualTo(12);
    assertThat(most).hasValue(2);
  }

  @Test
  void knowsWhereBlocksStand() throws IOException {
    FakeNode one = connected("one").getFirst();
    assertThat(chain.standing(FakeNode.block(9, 0))).isEqualTo(new BlockStanding.InChain(2));
    assertThat(chain.standing(FakeNode.block(9, 5))).isEqualTo(new BlockStanding.NotFound());
    one.result("getblockheader", Map.of("height", 9, "time", 1, "confirmations", -1));
    assertThat(chain.standing(FakeNode.block(9, 5))).isEqualTo(new BlockStanding.Orphaned());
  }

  @Test
  void changesNodesWhileItWorks() throws IOException {
    FakeNode one = connected("one").getFirst();
    FakeNode two = node("two");
    chain.use(List.of(one.access(), two.access()));
    Await.until(
        "two nodes", () -> chain.nodes().size() == 2 && statusOf(two).health() == Health.GOOD);
    assertThat(activeOf(List.of(one, two))).isSameAs(one);
    chain.use(List.of(two.access()));
    Await.until("one node", () -> chain.nodes().size() == 1);
    Await.until("it is active", () -> statusOf(two).role() == NodeStatus.Role.ACTIVE);
    int asked = one.asked("getblockchaininfo");
    two.grow();
    awaitTemplateOn(two);
    assertThat(one.asked("getblockchaininfo")).isLessThanOrEqualTo(asked + 1);
    assertThat(chain.availability().available()).isTrue();
  }

  @Test
  void announcesEachTemplateOnce() throws IOException {
    FakeNode one = connected("one").getFirst();
    Await.until("further requests", () -> one.asked("getblocktemplate") > 4);
    assertThat(templates).hasSize(1);
  }

  private BitcoinChain chain(NodeTiming timing) {
    return new BitcoinChain(TestCoins.REGTEST, timing, Clock.systemUTC(), events::add);
  }

  private FakeNode node(String name) throws IOException {
    FakeNode node = new FakeNode(name);
    fakes.add(node);
    return node;
  }

  private List<FakeNode> connected(String... names) throws IOException {
    List<FakeNode> nodes = new ArrayList<>();
    for (String name : names) {
      nodes.add(node(name));
    }
    connect(nodes.toArray(FakeNode[]::new));
    return nodes;
  }

  /// Connects and waits until there is work and every node of the chain is known to be good.
  private void connect(FakeNode... nodes) {
    chain.onTemplate(templates::add);
    chain.onAvailability(availabilities::add);
    chain.use(Arrays.stream(nodes).map(FakeNode::access).toList());
    Await.until("work", () -> chain.availability().available());
    for (FakeNode node : nodes) {
      Await.until(
          "an answer of every node",
          () ->
              statusOf(node).health() == Health.GOOD
                  || statusOf(node).detail().contains("is on the chain"));
    }
  }

  private void awaitTemplateOn(FakeNode node) {
    Await.until(
        "a template on the new block",
        () -> !templates.isEmpty() && templates.getLast().previousHash().equals(node.best()));
  }

  private NodeStatus statusOf(FakeNode node) {
    return status(node.access().name());
  }

  private NodeStatus status(String name) {
    return chain.nodes().stream()
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// The active one, or the first while none is.
  private FakeNode activeOf(List<FakeNode> nodes) {
    Optional<NodeStatus> active =
        chain.nodes().stream()
            .filter(status -> status.role() == NodeStatus.Role.ACTIVE)
            .findFirst();
    return nodes.stream()
        .filter(node -> active.isPresent() && active.get().name().equals(node.access().name()))
        .findFirst()
        .orElse(nodes.getFirst());
  }
}
