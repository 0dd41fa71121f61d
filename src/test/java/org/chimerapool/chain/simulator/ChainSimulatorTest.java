package org.chimerapool.chain.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainAdapterContract;
import org.chimerapool.chain.ChainTip;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.events.TipChanged;
import org.chimerapool.kernel.Hash256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainSimulatorTest implements ChainAdapterContract {

  @TempDir Path home;
  private SimulatorFixture fixture;

  @BeforeEach
  void startSimulator() {
    fixture = new SimulatorFixture(home);
  }

  @AfterEach
  void stopSimulator() {
    fixture.close();
  }

  @Override
  public ChainAdapter adapter() {
    return fixture.simulator;
  }

  @Override
  public byte[] solve(BlockTemplate template) throws InterruptedException {
    return fixture.solve(template);
  }

  @Override
  public String address() {
    return "simAda";
  }

  @Test
  void isPlainlySimulated() {
    assertThat(fixture.simulator.description().simulated()).isTrue();
    assertThat(fixture.simulator.description().coin().ticker()).isEqualTo("SIM");
  }

  @Test
  void paysFiftyCoinsAndTheFees() {
    BlockTemplate template = fixture.simulator.template();
    assertThat(template.transactions()).isNotEmpty();
    assertThat(template.reward().units().longValueExact()).isGreaterThan(5_000_000_000L);
  }

  /// The rules of the chain know nothing of how the template was emptied.
  @Test
  void takesBlockThatHoldsNoTransactions() throws InterruptedException {
    BlockTemplate template = fixture.simulator.template();
    BlockTemplate empty = template.withoutTransactions().orElseThrow();

    assertThat(template.transactions()).isNotEmpty();
    assertThat(empty.reward().units()).isEqualTo(5_000_000_000L);
    assertThat(fixture.simulator.submit(fixture.solve(empty)))
        .isEqualTo(new SubmitOutcome.Accepted());
  }

  @Test
  void halvesItsSubsidy() {
    assertThat(Subsidy.at(209_999)).isEqualTo(5_000_000_000L);
    assertThat(Subsidy.at(210_000)).isEqualTo(2_500_000_000L);
    assertThat(Subsidy.at(64 * 210_000L)).isZero();
  }

  @Test
  void reorganisesToLongerBranchAndOrphansTheOldOne() throws InterruptedException {
    RestOfNetwork rest = fixture.restOfNetwork();
    rest.mineBlock();
    Hash256 second = rest.mineBlock();
    Hash256 third = rest.mineBlock();
    Hash256 tip = rest.reorg(2);
    ChainTip now = fixture.simulator.tip();
    assertThat(now.hash()).isEqualTo(tip);
    assertThat(now.height()).isGreaterThanOrEqualTo(4);
    assertThat(fixture.simulator.standing(second)).isEqualTo(new BlockStanding.Orphaned());
    assertThat(fixture.simulator.standing(third)).isEqualTo(new BlockStanding.Orphaned());
  }

  @Test
  void orphansGivenBlockAndKeepsTheOnesBelow() throws InterruptedException {
    RestOfNetwork rest = fixture.restOfNetwork();
    Hash256 first = rest.mineBlock();
    Hash256 second = rest.mineBlock();
    rest.orphan(second);
    assertThat(fixture.simulator.standing(second)).isEqualTo(new BlockStanding.Orphaned());
    assertThat(fixture.simulator.standing(first)).isInstanceOf(BlockStanding.InChain.class);
    assertThatIllegalArgumentException().isThrownBy(() -> rest.orphan(second));
  }

  @Test
  void refusesReorgBelowGenesis() {
    RestOfNetwork rest = fixture.restOfNetwork();
    assertThatIllegalArgumentException().isThrownBy(() -> rest.reorg(0));
    assertThatIllegalArgumentException().isThrownBy(() -> rest.reorg(1));
  }

  @Test
  void keepsFirstSeenOfTwoEquallyGoodBlocks() throws InterruptedException {
    BlockTemplate template = fixture.simulator.template();
    byte[] first = fixture.solve(template);
    byte[] second = fixture.solve(template);
    assertThat(fixture.simulator.submit(first)).isEqualTo(new SubmitOutcome.Accepted());
    assertThat(fixture.simulator.submit(second)).isEqualTo(new SubmitOutcome.Accepted());
    assertThat(fixture.simulator.tip().hash()).isEqualTo(BlockHeader.read(first).id());
    assertThat(fixture.simulator.standing(BlockHeader.read(second).id()))
        .isEqualTo(new BlockStanding.Orphaned());
  }

  @Test
  void publishesTipsInOrderAndTheDepthOfReorgs() throws InterruptedException {
    RestOfNetwork rest = fixture.restOfNetwork();
    rest.mineBlock();
    rest.mineBlock();
    CountDownLatch told = new CountDownLatch(1);
    Hash256 overtaken = fixture.simulator.tip().hash();
    fixture.simulator.onTemplate(
        template -> {
          if (!template.previousHash().equals(overtaken)) {
            told.countDown();
          }
        });
    rest.reorg(1);
    rest.mineBlock();
    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    fixture.close();
    assertThat(fixture.events).extracting(TipChanged::reorgDepth).startsWith(0, 0, 1);
    assertThat(fixture.events).extracting(TipChanged::height).startsWith(1L, 2L, 3L);
  }

  @Test
  void putsTransactionsOfOrphansBackIntoTemplates() throws InterruptedException {
    BlockTemplate template = fixture.simulator.template();
    Hash256 waiting = template.transactions().getFirst().id();
    RestOfNetwork rest = fixture.restOfNetwork();
    rest.mineBlock();
    assertThat(fixture.simulator.template().transactions())
        .extracting(BlockTemplate.Transaction::id)
        .doesNotContain(waiting);
    Hash256 genesis = template.previousHash();
    assertThat(fixture.simulator.chain().templateOn(genesis).transactions())
        .extracting(BlockTemplate.Transaction::id)
        .contains(waiting);
  }

  @Test
  void takesUpNewTransactionsBetweenBlocks() {
    BlockTemplate before = fixture.simulator.template();
    int most = before.transactions().size();
    for (int i = 0; i < 40; i++) {
      most =
          Math.max(
              most, fixture.simulator.chain().refresh(Duration.ofSeconds(1)).transactions().size());
    }
    assertThat(most).isGreaterThan(before.transactions().size()).isLessThanOrEqualTo(12);
  }

  @Test
  void easesTargetWhenNobodyFindsABlockForLong() throws InterruptedException {
    try (SimulatorFixture harder =
        new SimulatorFixture(home.resolve("harder"), SimulatorFixture.HARDER)) {
      BlockTemplate before = harder.simulator.template();
      harder.clock.advance(Duration.ofMinutes(11));
      BlockTemplate eased = harder.simulator.chain().refresh(Duration.ofMinutes(11));
      assertThat(eased.networkTarget().toDouble())
          .isCloseTo(before.networkTarget().toDouble() * 4, withPercentage(1));
      assertThat(harder.simulator.submit(harder.solve(eased)))
          .isEqualTo(new SubmitOutcome.Accepted());
    }
  }

  @Test
  void saysThatItIsDownWhenStopped() {
    fixture.close();
    assertThat(fixture.simulator.nodes().getFirst().health()).isEqualTo(NodeStatus.Health.DOWN);
    assertThat(fixture.simulator.submit(new byte[80])).isInstanceOf(SubmitOutcome.Unknown.class);
    assertThatThrownBy(() -> fixture.simulator.template())
        .isInstanceOf(ChainUnavailableException.class);
  }

  @Test
  void makesTheSameChainFromTheSameSeed() throws InterruptedException {
    try (SimulatorFixture twin = new SimulatorFixture(home.resolve("twin"))) {
      twin.restOfNetwork().mineBlock();
      fixture.restOfNetwork().mineBlock();
      assertThat(twin.simulator.tip()).isEqualTo(fixture.simulator.tip());
    }
  }
}
