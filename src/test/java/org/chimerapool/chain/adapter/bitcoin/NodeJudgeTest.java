package org.chimerapool.chain.adapter.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chimerapool.chain.NodeStatus.Health;
import org.chimerapool.kernel.Hash256;
import org.junit.jupiter.api.Test;

class NodeJudgeTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final NodeTiming TIMING = NodeTiming.USUAL;
  private static final Hash256 BITCOIN = TestCoins.BITCOIN.firstBlock();
  private final NodeJudge judge = new NodeJudge(TestCoins.BITCOIN, TIMING);

  @Test
  void findsNodeAtTheTipGood() {
    Verdict verdict = judged(at(100), 100, NOW, NOW);
    assertThat(verdict.health()).isEqualTo(Health.GOOD);
    assertThat(verdict.behind()).isZero();
    assertThat(verdict.detail()).isEmpty();
  }

  @Test
  void findsNodeDownUntilItHasAnswered() {
    Verdict verdict = judged(NodeView.UNSEEN, -1, NOW, NOW);
    assertThat(verdict.health()).isEqualTo(Health.DOWN);
    assertThat(verdict.detail()).isEqualTo("has not answered yet");
  }

  @Test
  void findsNodeDownWhenTheLastLookFailed() {
    Verdict verdict = judged(at(100).failed("is starting: Loading"), 100, NOW, NOW);
    assertThat(verdict.health()).isEqualTo(Health.DOWN);
    assertThat(verdict.detail()).isEqualTo("is starting: Loading");
    assertThat(verdict.usable()).isTrue();
  }

  @Test
  void lendsNodeMomentToCatchUpWithOneBlock() {
    NodeView node = at(99);
    assertThat(judged(node, 100, NOW.minus(TIMING.lag()), NOW).good()).isTrue();
    Verdict late = judged(node, 100, NOW.minus(TIMING.lag()).minusMillis(1), NOW);
    assertThat(late.health()).isEqualTo(Health.LAGGING);
    assertThat(late.detail()).isEqualTo("is 1 block behind");
  }

  @Test
  void tellsWhyWorkStaysOnABlockThatTheNodeDoesNotHave() {
    BestHeight held = new BestHeight(101, NOW.minusSeconds(60), Set.of("gone"), NOW);
    Verdict verdict = judge.judge(at(100), held, NOW);
    assertThat(verdict.good()).isFalse();
    assertThat(verdict.detail())
        .isEqualTo(
            "is 1 block behind block 101, which only a node had that is silent now: work stays on it"
                + " for 10 s");
  }

  @Test
  void findsNodeThatIsSeveralBlocksBehindLaggingAtOnce() {
    Verdict verdict = judged(at(97), 100, NOW, NOW);
    assertThat(verdict.health()).isEqualTo(Health.LAGGING);
    assertThat(verdict.behind()).isEqualTo(3);
    assertThat(verdict.detail()).isEqualTo("is 3 blocks behind");
  }

  @Test
  void tellsHowFarSyncingNodeIs() {
    ChainInfo info = new ChainInfo("main", BITCOIN, 43, 100, hash(43), true, 0.4329);
    Verdict verdict = judged(seen(info), 100, NOW, NOW);
    assertThat(verdict.health()).isEqualTo(Health.LAGGING);
    assertThat(verdict.detail()).isEqualTo("is still syncing, 43.2 % (block 43 of 100)");
  }

  @Test
  void believesOldRegtestChainToBeComplete() {
    ChainInfo info =
        new ChainInfo("regtest", TestCoins.REGTEST.firstBlock(), 5, 5, hash(5), true, 1);
    NodeJudge regtest = new NodeJudge(TestCoins.REGTEST, TIMING);
    assertThat(regtest.judge(seen(info), top(5, NOW), NOW).good()).isTrue();
  }

  @Test
  void refusesNodeOfAnotherChainAndItsHeight() {
    ChainInfo info = new ChainInfo("testnet4", BITCOIN, 9000, 9000, hash(1), false, 1);
    Verdict verdict = judged(seen(info), 100, NOW, NOW);
    assertThat(verdict.health()).isEqualTo(Health.DOWN);
    assertThat(verdict.usable()).isFalse();
    assertThat(verdict.detail()).isEqualTo("is on the chain 'testnet4', expected is 'main'");
    assertThat(List.of(seen(info), at(100), at(200).failed("x")))
        .extracting(judge::height)
        .containsExactly(-1L, 100L, -1L);
  }

  @Test
  void tellsCoinsApartWhoseNodesNameTheirChainAlike() {
    ChainInfo info =
        new ChainInfo("main", TestCoins.LITECOIN.firstBlock(), 9, 9, hash(9), false, 1);
    Verdict verdict = judged(seen(info), 9, NOW, NOW);
    assertThat(verdict.usable()).isFalse();
    assertThat(verdict.detail()).startsWith("is no node of Bitcoin: its first block is 12a765e3");
  }

  @Test
  void prefersOthersToNodeWhoseAnswerIsOverdue() {
    NodeView waiting = at(100).asked(NOW.minus(TIMING.overdue()).minusMillis(1));
    assertThat(judged(waiting, 100, NOW, NOW).health()).isEqualTo(Health.LAGGING);
    assertThat(judged(at(100).asked(NOW), 100, NOW, NOW).good()).isTrue();
  }

  @Test
  void prefersOthersToNodeWhoseTemplateIsOverdue() {
    NodeView waiting = at(100).askedForTemplate(NOW.minus(TIMING.templateOverdue()).minusMillis(1));
    assertThat(judged(waiting, 100, NOW, NOW).health()).isEqualTo(Health.LAGGING);
    assertThat(judged(waiting.gaveTemplate(), 100, NOW, NOW).good()).isTrue();
  }

  @Test
  void findsNodeWithoutTemplatesDown() {
    Verdict verdict =
        judged(at(100).gaveNoTemplate("refuses getblocktemplate: x (-9)"), 100, NOW, NOW);
    assertThat(verdict.health()).isEqualTo(Health.DOWN);
    assertThat(judged(at(100).gaveTemplate(), 100, NOW, NOW).good()).isTrue();
  }

  @Test
  void scoresByLatencyAndErrors() {
    NodeView quick = at(100);
    NodeView slow = NodeView.UNSEEN.answered(info(100), NOW, Duration.ofMillis(300));
    NodeView faulty = at(100).failed("x").answered(info(100), NOW, Duration.ofMillis(5));
    double best = judged(quick, 100, NOW, NOW).score();
    assertThat(judged(slow, 100, NOW, NOW).score()).isGreaterThan(best);
    assertThat(judged(faulty, 100, NOW, NOW).score()).isGreaterThan(best);
  }

  @Test
  void keepsActiveNodeWhileItIsGoodAndElseTakesTheBest() {
    Verdict good = new Verdict(Health.GOOD, 0, 20, true, "");
    Verdict better = new Verdict(Health.GOOD, 0, 10, true, "");
    Verdict bad = new Verdict(Health.DOWN, 0, -1, true, "x");
    assertThat(NodeChoice.choose(List.of(good, better), 0)).isZero();
    assertThat(NodeChoice.choose(List.of(bad, good, better), 0)).isEqualTo(2);
    assertThat(NodeChoice.choose(List.of(bad, good, good), 0)).isEqualTo(1);
    assertThat(NodeChoice.choose(List.of(bad, bad), 0)).isEqualTo(NodeChoice.NONE);
    assertThat(NodeChoice.choose(List.of(), NodeChoice.NONE)).isEqualTo(NodeChoice.NONE);
    assertThat(NodeChoice.choose(List.of(bad, good), NodeChoice.NONE)).isEqualTo(1);
  }

  private static NodeView at(long height) {
    return seen(info(height));
  }

  private static NodeView seen(ChainInfo info) {
    return NodeView.UNSEEN.answered(info, NOW, Duration.ofMillis(5));
  }

  private static ChainInfo info(long height) {
    return new ChainInfo("main", BITCOIN, height, height, hash(height), false, 1);
  }

  private static Hash256 hash(long height) {
    return new Hash256(0, 0, 0, height);
  }

  private Verdict judged(NodeView node, long best, Instant since, Instant now) {
    return judge.judge(node, top(best, since), now);
  }

  private static BestHeight top(long height, Instant since) {
    return new BestHeight(height, since, Set.of(), null);
  }
}
