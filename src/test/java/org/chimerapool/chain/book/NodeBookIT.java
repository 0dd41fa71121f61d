package org.chimerapool.chain.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.chain.InvalidNodeException;
import org.chimerapool.chain.NodeAccess;
import org.chimerapool.chain.NodeBook;
import org.chimerapool.chain.NodeEntry;
import org.chimerapool.chain.NodePlan;
import org.chimerapool.chain.NodeTrial;
import org.chimerapool.chain.coin.ShippedCoins;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.SecretBox;
import org.chimerapool.kernel.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class NodeBookIT {

  private static final CoinId REGTEST = CoinId.of("rBTC");
  private static final String KEY = "0123456789abcdef".repeat(4);

  private final FakeNodes family = new FakeNodes();
  private final TestClock clock = new TestClock();
  private ChainCatalog chains = new ChainCatalog(List.of());
  private NodeConnections connections;
  private NodeBook book;

  @BeforeEach
  void connect(TestDatabase database) {
    build(database, KEY);
    connections.start();
  }

  @AfterEach
  void stop() {
    connections.stop();
  }

  @Test
  void connectsCoinByItsFirstNodeAndFollowsEveryChange() {
    NodeEntry first = book.add(plan("one", true));
    FakeNodes.Chain chain = family.chains.getLast();
    assertThat(chains.get(REGTEST)).isSameAs(chain);
    assertThat(chain.nodes).extracting(NodeAccess::name).containsExactly("one");

    NodeEntry second = book.add(plan("two", true));
    book.add(plan("three", false));
    assertThat(chain.nodes).extracting(NodeAccess::name).containsExactly("one", "two");

    book.change(first.id(), plan("uno", true));
    assertThat(chain.nodes).extracting(NodeAccess::name).containsExactly("uno", "two");

    book.change(first.id(), plan("uno", false));
    assertThat(chain.nodes).extracting(NodeAccess::name).containsExactly("two");
    assertThat(chain.closed).isFalse();

    book.remove(second.id());
    assertThat(chain.closed).isTrue();
    assertThat(chains.all()).isEmpty();
    assertThat(family.chains).hasSize(1);
    assertThat(book.all()).extracting(NodeEntry::name).containsExactly("three", "uno");
  }

  @Test
  void movesNodeToAnotherCoin() {
    NodeEntry node = book.add(plan("one", true));

    book.change(node.id(), plan(CoinId.of("BTC"), "one", "secret", "", true));

    assertThat(chains.find(REGTEST)).isEmpty();
    assertThat(chains.get(CoinId.of("BTC"))).isSameAs(family.chains.getLast());
  }

  @Test
  void takesUpItsNodesAgainAfterRestart(TestDatabase database) {
    book.add(plan("one", true));
    connections.stop();
    assertThat(family.chains.getFirst().closed).isTrue();
    assertThat(chains.all()).isEmpty();

    build(database, KEY);
    connections.start();

    assertThat(chains.get(REGTEST)).isSameAs(family.chains.getLast());
    assertThat(family.chains.getLast().nodes)
        .singleElement()
        .satisfies(node -> assertThat(node.password()).isEqualTo("secret"));
  }

  @Test
  void doesNotLetOneCoinKeepTheOthersFromTheirNodes() {
    family.faulty = "BTC";
    book.add(plan(CoinId.of("BTC"), "one", "secret", "", true));
    book.add(plan("two", true));
    book.add(plan(CoinId.of("tBTC"), "three", "secret", "", true));

    assertThat(chains.all())
        .extracting(chain -> chain.description().coin().ticker())
        .containsExactly("rBTC", "tBTC");

    family.faulty = "";
    connections.followBook();
    assertThat(chains.find(CoinId.of("BTC"))).isPresent();
  }

  @Test
  void keepsPasswordsUnreadableAndNeverShowsThem(TestDatabase database) {
    NodeEntry node = book.add(plan("one", true));

    byte[] kept =
        database.sql().fetchSingle("SELECT password FROM chain.node").get(0, byte[].class);
    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    assertThat(node.hasPassword()).isTrue();
    assertThat(node.toString()).doesNotContain("secret");
    assertThat(plan("one", true).toString()).doesNotContain("secret");
    assertThat(family.chains.getLast().nodes.toString()).doesNotContain("secret");
  }

  @Test
  void asksForPasswordAgainWhenTheKeyIsLost(TestDatabase database) {
    book.add(plan("one", true));
    connections.stop();

    build(database, "f".repeat(64));
    connections.start();

    assertThat(family.chains.getLast().nodes)
        .singleElement()
        .satisfies(node -> assertThat(node.password()).isEmpty());
  }

  @Test
  void keepsPasswordOnlyForTheSameAddressAndUser() {
    NodeEntry node = book.add(plan("one", true));
    NodePlan renamed = plan(REGTEST, "uno", "", "", true);
    NodePlan elsewhere = elsewhere(renamed);

    book.change(node.id(), renamed);
    assertThat(family.chains.getLast().nodes.getFirst().password()).isEqualTo("secret");
    assertThat(book.test(node.id(), renamed)).isInstanceOf(NodeTrial.Answered.class);
    assertThat(family.tried.getLast().password()).isEqualTo("secret");

    assertThat(faultOf(() -> book.change(node.id(), elsewhere)).faults()).containsKey("password");
    assertThat(book.test(node.id(), elsewhere)).isInstanceOf(NodeTrial.Failed.class);
    assertThat(family.tried).hasSize(1);
  }

  @Test
  void forgetsPasswordWhenCookieFileTakesItsPlace() {
    NodeEntry node = book.add(plan("one", true));

    NodeEntry changed =
        book.change(
            node.id(),
            new NodePlan(
                REGTEST, "one", URI.create("http://127.0.0.1:1"), "", "", "/n/.cookie", "", true));

    assertThat(changed.hasPassword()).isFalse();
    assertThat(family.chains.getLast().nodes.getFirst().cookieFile()).isEqualTo("/n/.cookie");
  }

  @Test
  void remembersWhenNodesWereChanged() {
    NodeEntry node = book.add(plan("one", true));
    clock.advance(Duration.ofMinutes(5));

    NodeEntry changed = book.change(node.id(), plan("uno", true));

    assertThat(changed.createdAt()).isEqualTo(node.createdAt());
    assertThat(Duration.between(node.changedAt(), changed.changedAt()))
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void namesEachFaultOfPlan() {
    InvalidNodeException fault =
        faultOf(
            () ->
                book.add(
                    new NodePlan(
                        CoinId.of("DASH"),
                        " ",
                        URI.create("ftp://127.0.0.1"),
                        "a:b",
                        "",
                        "",
                        "ipc:///tmp/x",
                        true)));

    assertThat(fault.faults())
        .containsOnlyKeys("coin", "name", "rpc", "user", "password", "zmqHashBlock");
    assertThat(book.all()).isEmpty();
  }

  @Test
  void refusesAddressThatHoldsPassword() {
    NodePlan plan = plan("one", true);
    NodePlan inside =
        new NodePlan(
            REGTEST,
            "one",
            URI.create("http://user:secret@127.0.0.1:1"),
            plan.user(),
            plan.password(),
            "",
            "",
            true);

    assertThat(faultOf(() -> book.add(inside)).faults()).containsOnlyKeys("rpc");
  }

  /// Whatever is in the file is sent to the node's address.
  @Test
  void readsNoFileButCookies() {
    for (String file :
        List.of("/etc/shadow", ".cookie", "/n/../etc/.cookie", "/n/a.cookie", "\0")) {
      NodePlan plan =
          new NodePlan(REGTEST, "one", URI.create("http://127.0.0.1:1"), "", "", file, "", true);
      assertThat(faultOf(() -> book.add(plan)).faults()).containsOnlyKeys("cookieFile");
    }
  }

  @Test
  void refusesSecondNodeOfOneName() {
    book.add(plan("one", true));
    NodeEntry two = book.add(plan("two", true));

    assertThat(faultOf(() -> book.add(plan("one", true))).faults()).containsOnlyKeys("name");
    assertThat(faultOf(() -> book.change(two.id(), plan("one", true))).faults())
        .containsOnlyKeys("name");
    assertThat(book.add(plan(CoinId.of("BTC"), "one", "secret", "", true)).name()).isEqualTo("one");
  }

  @Test
  void doesNotChangeWhatIsGone() {
    assertThatThrownBy(() -> book.change(99, plan("one", true)))
        .isInstanceOf(InvalidNodeException.class)
        .hasMessageContaining("99");
    book.remove(99);
  }

  @Test
  void triesNodeWithoutKeepingIt() {
    assertThat(book.test(plan("one", true)))
        .isInstanceOfSatisfying(
            NodeTrial.Answered.class, answer -> assertThat(answer.chain()).isEqualTo("regtest"));
    assertThat(book.all()).isEmpty();
    assertThat(chains.all()).isEmpty();
  }

  @Test
  void tellsListenersOfChangesUntilTheyLeave() {
    AtomicInteger changes = new AtomicInteger();
    var registration = book.onChange(changes::incrementAndGet);

    NodeEntry node = book.add(plan("one", true));
    book.remove(node.id());
    book.remove(node.id());
    assertThat(changes).hasValue(2);

    registration.close();
    book.add(plan("one", true));
    assertThat(changes).hasValue(2);
  }

  @Test
  void triesAgainWhatFailed(TestDatabase database) {
    family.faulty = REGTEST.ticker();
    book.add(plan("one", true));
    ChainCatalog others = new ChainCatalog(List.of());
    NodeConnections other = another(database, others);
    other.start();
    assertThat(others.find(REGTEST)).isEmpty();

    family.faulty = "";
    await(() -> others.find(REGTEST).isPresent());
    other.stop();
  }

  @Test
  void followsWhatAnotherProcessHasChanged(TestDatabase database) {
    ChainCatalog others = new ChainCatalog(List.of());
    NodeConnections other = another(database, others);
    other.start();
    NodeEntry node = book.add(plan("one", true));
    await(() -> others.find(REGTEST).isPresent());

    book.remove(node.id());
    await(() -> others.find(REGTEST).isEmpty());
    other.stop();
  }

  /// A process that reads the book all the time.
  private NodeConnections another(TestDatabase database, ChainCatalog catalog) {
    return new NodeConnections(
        new NodeStore(database.sql(), SecretBox.withKey(KEY)),
        rules(),
        catalog,
        Duration.ofMillis(10));
  }

  private NodeRules rules() {
    return new NodeRules(
        new CoinProfiles(new ShippedCoins().coins()), new NodeFamilies(List.of(family)));
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("came in time").isLessThan(until);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private void build(TestDatabase database, String key) {
    NodeStore store = new NodeStore(database.sql(), SecretBox.withKey(key));
    NodeRules rules = rules();
    chains = new ChainCatalog(List.of());
    connections = new NodeConnections(store, rules, chains);
    book = new StoredNodeBook(store, rules, connections, clock);
  }

  private static InvalidNodeException faultOf(Runnable call) {
    return catchThrowableOfType(InvalidNodeException.class, call::run);
  }

  private static NodePlan plan(String name, boolean enabled) {
    return plan(REGTEST, name, "secret", "tcp://127.0.0.1:28332", enabled);
  }

  private static NodePlan plan(
      CoinId coin, String name, String password, String zmq, boolean enabled) {
    return new NodePlan(
        coin, name, URI.create("http://127.0.0.1:18443"), "user", password, "", zmq, enabled);
  }

  private static NodePlan elsewhere(NodePlan plan) {
    return new NodePlan(
        plan.coin(),
        plan.name(),
        URI.create("http://192.0.2.1:18443"),
        plan.user(),
        plan.password(),
        plan.cookieFile(),
        plan.zmqHashBlock(),
        plan.enabled());
  }
}
