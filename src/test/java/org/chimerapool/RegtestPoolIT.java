package org.chimerapool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.NodeBook;
import org.chimerapool.chain.NodePlan;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.pool.BlockStatus;
import org.chimerapool.pool.BlockSummary;
import org.chimerapool.pool.Blocks;
import org.chimerapool.pool.PoolControl;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolPlan;
import org.chimerapool.pool.PoolState;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.chimerapool.testing.BitcoindNode;
import org.chimerapool.testing.BitcoindTest;
import org.chimerapool.testing.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;

/// The whole program over two real nodes in regtest, mined by a miner that shares no code with it.
@BitcoindTest
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegtestPoolIT {

  private static final CoinId COIN = CoinId.of("rBTC");
  private static final String ADDRESS = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";
  private static final String SCRIPT = "0014751e76e8199196d454941c45d1b3a323f1433bd6";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration FLOOD = Duration.ofSeconds(5);

  /// About one share in five is a block.
  private static final Difficulty EASY = Difficulty.of(1e-10);

  private BitcoindNode first;
  private BitcoindNode second;
  private ConfigurableApplicationContext program;
  private PoolId pool;
  private int port;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    first = BitcoindNode.start(folder, "first");
    second = BitcoindNode.start(folder, "second");
    first.mine(1);
    first.join(second);
    program = program(folder.resolve("home"));
    NodeBook book = program.getBean(NodeBook.class);
    book.add(plan(first));
    book.add(plan(second));
    port = FreePort.next();
    PoolControl pools = program.getBean(PoolControl.class);
    pool = pools.create(new PoolPlan("Regtest", COIN, ADDRESS, "/Chimera/", port, vardiff()));
    pools.start(pool);
    await("a running pool", () -> entry().state() == PoolState.RUNNING);
    await("two good nodes", () -> chain().nodes().stream().allMatch(RegtestPoolIT::isGood));
  }

  @AfterAll
  void stop() throws IOException {
    if (program != null) {
      program.close();
    }
    first.close();
    second.close();
  }

  @Test
  @Order(1)
  void minesThroughFailoverAndReorg() throws Exception {
    try (RegtestMiner miner = new RegtestMiner(port, ADDRESS + ".rig")) {
      blocksAreTakenAndPayThePool(miner);
      noShareIsLostWhenTheActiveNodeIsKilled(miner);
      theRightBlockBecomesAnOrphan();
    }
  }

  /// With nothing to wait for, most hashes are blocks of a height that the pool has already: only
  /// the first of each is the node's affair.
  @Test
  @Order(2)
  void growsTheChainBrisklyWhereNearlyEveryHashIsABlock() throws Exception {
    long height = first.height();
    long begin = System.nanoTime();
    try (RegtestMiner miner = new RegtestMiner(port, ADDRESS + ".fast")) {
      while (System.nanoTime() - begin < FLOOD.toNanos()) {
        miner.mine();
      }
    }
    long grown = first.height() - height;
    assertThat(grown).isGreaterThan(2 * FLOOD.toSeconds());
    await(
        "blocks on record",
        () -> blocks().stream().filter(block -> block.height() > height).count() >= grown);
    assertThat(chain().nodes()).allMatch(RegtestPoolIT::isGood);
    assertThat(blocks()).noneMatch(block -> block.status() == BlockStatus.SUPERSEDED);
  }

  private void blocksAreTakenAndPayThePool(RegtestMiner miner) throws Exception {
    long before = first.height();
    mineUntil(miner, () -> first.height() >= before + 5);
    await("blocks on record", () -> confirmedTwice().size() >= 3);
    BlockSummary block = confirmedTwice().getFirst();
    var paid =
        first
            .call("getblock", block.hash().toDisplayHex(), 2)
            .path("tx")
            .path(0)
            .path("vout")
            .path(0);
    assertThat(paid.path("scriptPubKey").path("hex").asString()).isEqualTo(SCRIPT);
    assertThat(paid.path("value").decimalValue().movePointRight(8).toBigIntegerExact())
        .isEqualTo(block.reward().units());
  }

  private void noShareIsLostWhenTheActiveNodeIsKilled(RegtestMiner miner) throws Exception {
    BitcoindNode active = isActive(first) ? first : second;
    BitcoindNode standby = active == first ? second : first;
    long begin = System.nanoTime();
    active.kill();
    await("failover", () -> isActive(standby));
    Duration failover = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(failover).isLessThan(Duration.ofSeconds(1));
    assertThat(entry().state()).isEqualTo(PoolState.RUNNING);
    long height = standby.height();
    mineUntil(miner, () -> standby.height() >= height + 5);
    await(
        "%d acknowledged shares in the database".formatted(miner.acknowledged()),
        () -> shares() >= miner.acknowledged());
    assertThat(shares()).isEqualTo(miner.acknowledged());
    active.startAgain();
    active.join(standby);
    await("both nodes are good", () -> chain().nodes().stream().allMatch(RegtestPoolIT::isGood));
  }

  private void theRightBlockBecomesAnOrphan() throws Exception {
    BlockSummary tip =
        blocks().stream()
            .filter(block -> block.hash().toDisplayHex().equals(first.best()))
            .findFirst()
            .orElseThrow();
    List<BlockSummary> below =
        blocks().stream().filter(block -> block.height() < tip.height()).toList();
    first.call("invalidateblock", tip.hash().toDisplayHex());
    second.call("invalidateblock", tip.hash().toDisplayHex());
    first.mine(2);
    first.join(second);
    await("an orphan", () -> statusOf(tip) == BlockStatus.ORPHANED);
    assertThat(below)
        .filteredOn(block -> block.status() == BlockStatus.PENDING)
        .allSatisfy(block -> assertThat(statusOf(block)).isEqualTo(BlockStatus.PENDING));
  }

  /// Shares, some of them blocks, until the condition holds.
  private static void mineUntil(RegtestMiner miner, Condition condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("mining takes too long").isLessThan(deadline);
      miner.mine();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private List<BlockSummary> blocks() {
    return program.getBean(Blocks.class).recent(pool, 1000);
  }

  private List<BlockSummary> confirmedTwice() {
    return blocks().stream().filter(block -> block.confirmations() >= 2).toList();
  }

  private BlockStatus statusOf(BlockSummary block) {
    return blocks().stream()
        .filter(each -> each.hash().equals(block.hash()))
        .findFirst()
        .orElseThrow()
        .status();
  }

  private long shares() throws SQLException {
    try (Connection connection = program.getBean(DataSource.class).getConnection();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery("SELECT count(*), count(DISTINCT hash) FROM pool.share")) {
      rows.next();
      assertThat(rows.getLong(1)).as("no share is stored twice").isEqualTo(rows.getLong(2));
      return rows.getLong(1);
    }
  }

  private ChainAdapter chain() {
    return program.getBean(ChainCatalog.class).get(COIN);
  }

  private boolean isActive(BitcoindNode node) {
    return chain().nodes().stream()
        .anyMatch(
            status -> status.role() == NodeStatus.Role.ACTIVE && status.name().equals(node.name()));
  }

  private static boolean isGood(NodeStatus node) {
    return node.health() == NodeStatus.Health.GOOD;
  }

  private PoolEntry entry() {
    return program.getBean(PoolControl.class).all().stream()
        .filter(entry -> entry.id().equals(pool))
        .findFirst()
        .orElseThrow();
  }

  private static NodePlan plan(BitcoindNode node) {
    return new NodePlan(
        COIN,
        node.name(),
        node.rpcUrl(),
        BitcoindNode.USER,
        BitcoindNode.PASSWORD,
        "",
        node.zmqUrl().toString(),
        true);
  }

  private static VardiffPolicy vardiff() {
    return new VardiffPolicy(EASY, EASY, EASY, Duration.ofSeconds(5), Duration.ofSeconds(60));
  }

  private static ConfigurableApplicationContext program(Path home) throws IOException {
    return new SpringApplicationBuilder(Program.class)
        .run(
            "--chimera.home=" + home,
            "--chimera.database.port=" + FreePort.next(),
            "--chimera.stratum.port=" + FreePort.next(),
            "--chimera.stratum.bind=127.0.0.1",
            "--chimera.simulation.enabled=false",
            "--chimera.simulator.enabled=false",
            "--server.port=0");
  }

  /// As [ChimeraApplication], without what the tests' own classes would add to it.
  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ConfigurationPropertiesScan
  @ComponentScan(
      excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = NoProgram.class))
  static class Program {}

  static final class NoProgram implements TypeFilter {

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
      return type.getResource().getURL().getPath().contains("/test-classes/")
          || type.getClassMetadata().getClassName().equals(ChimeraApplication.class.getName());
    }
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(String what, Condition condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within %s: %s".formatted(PATIENCE, what));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
