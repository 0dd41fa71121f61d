package org.chimerapool.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;
import org.junit.jupiter.api.Test;

/// What the pool relies on, whatever the chain behind the seam. A test of an adapter implements
/// this.
public interface ChainAdapterContract {

  /// A running adapter whose chain has at least one block.
  ChainAdapter adapter();

  /// A block that extends the given template and meets its target.
  byte[] solve(BlockTemplate template) throws InterruptedException;

  /// An address that the chain can pay to.
  String address();

  @Test
  default void offersTemplateOnTopOfItsTip() {
    BlockTemplate template = adapter().template();
    assertThat(template.previousHash()).isEqualTo(adapter().tip().hash());
    assertThat(template.height()).isEqualTo(adapter().tip().height() + 1);
    assertThat(template.reward().coin()).isEqualTo(adapter().description().coin());
    assertThat(template.time()).isAfterOrEqualTo(template.minTime());
  }

  @Test
  default void growsByAcceptedBlockAndKnowsItsStanding() throws InterruptedException {
    byte[] block = solve(adapter().template());
    assertThat(adapter().submit(block)).isEqualTo(new SubmitOutcome.Accepted());
    ChainTip tip = adapter().tip();
    assertThat(adapter().standing(tip.hash())).isEqualTo(new BlockStanding.InChain(1));
    assertThat(adapter().template().previousHash()).isEqualTo(tip.hash());
    solveAndSubmit();
    assertThat(adapter().standing(tip.hash())).isEqualTo(new BlockStanding.InChain(2));
  }

  @Test
  default void refusesSameBlockTwice() throws InterruptedException {
    byte[] block = solve(adapter().template());
    adapter().submit(block);
    assertThat(adapter().submit(block)).isEqualTo(new SubmitOutcome.Refused("duplicate"));
  }

  @Test
  default void refusesNonsenseWithoutThrowing() {
    for (int length : List.of(0, 1, 79, 80, 200)) {
      assertThat(adapter().submit(new byte[length])).isInstanceOf(SubmitOutcome.Refused.class);
    }
  }

  @Test
  default void doesNotKnowForeignBlock() {
    assertThat(adapter().standing(new Hash256(1, 2, 3, 4))).isEqualTo(new BlockStanding.NotFound());
    assertThat(adapter().coinbase(new Hash256(1, 2, 3, 4))).isEmpty();
  }

  @Test
  default void readsWhatBlockPaysFromTheChain() throws InterruptedException {
    BlockTemplate template = adapter().template();
    adapter().submit(solve(template));
    CoinbasePayment payment = adapter().coinbase(adapter().tip().hash()).orElseThrow();
    assertThat(payment.outputs())
        .extracting(output -> output.value().units())
        .contains(template.reward().units());
    byte[] script = payment.outputs().getFirst().script();
    assertThat(payment.paidTo(script)).isEqualTo(template.reward());
    assertThat(payment.paidTo(new byte[] {1})).isEqualTo(Amount.zero(template.reward().coin()));
  }

  @Test
  default void tellsEachNodesAnswerToBlock() throws InterruptedException {
    SubmitReport report = adapter().submitToAll(solve(adapter().template()));
    assertThat(report.outcome()).isEqualTo(new SubmitOutcome.Accepted());
    assertThat(report.answers())
        .allSatisfy(answer -> assertThat(answer.verdict()).isEqualTo(NodeAnswer.Verdict.TAKEN));
  }

  @Test
  default void isAvailable() {
    assertThat(adapter().availability().available()).isTrue();
  }

  @Test
  default void tellsListenersOfNewTemplateUntilTheyLeave() throws InterruptedException {
    BlockingQueue<BlockTemplate> seen = new LinkedBlockingQueue<>();
    Registration registration = adapter().onTemplate(seen::add);
    solveAndSubmit();
    BlockTemplate template = seen.poll(10, TimeUnit.SECONDS);
    assertThat(template).isNotNull();
    assertThat(template.previousHash()).isEqualTo(adapter().tip().hash());
    registration.close();
    registration.close();
    seen.clear();
    BlockingQueue<BlockTemplate> later = new LinkedBlockingQueue<>();
    adapter().onTemplate(later::add);
    solveAndSubmit();
    assertThat(later.poll(10, TimeUnit.SECONDS)).isNotNull();
    assertThat(seen).isEmpty();
  }

  @Test
  default void paysToItsOwnAddressesOnly() {
    assertThat(adapter().payoutScript(address())).isPresent();
    assertThat(adapter().payoutScript("")).isEmpty();
    assertThat(adapter().payoutScript("not an address <b>")).isEmpty();
  }

  @Test
  default void reportsItsNodes() {
    assertThat(adapter().nodes()).isNotEmpty();
    // A node is looked at now and then, its tip is asked for now.
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (adapter().nodes().getFirst().height() != adapter().tip().height()) {
      assertThat(System.nanoTime()).as("the node's height stays behind").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private void solveAndSubmit() throws InterruptedException {
    assertThat(adapter().submit(solve(adapter().template())))
        .isEqualTo(new SubmitOutcome.Accepted());
  }
}
