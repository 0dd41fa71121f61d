package org.chimerapool.ui.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chimerapool.ui.live.ScriptedPool.node;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.chain.NodeEntry;
import org.chimerapool.chain.NodePlan;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.chain.coin.ShippedCoins;
import org.chimerapool.identity.NotPermittedException;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.i18n.Translations;
import org.chimerapool.ui.kit.Tone;
import org.chimerapool.ui.live.RecordedTrail;
import org.chimerapool.ui.live.ScriptedPool;
import org.junit.jupiter.api.Test;

class NodesPresenterTest {

  private final ScriptedPool chain = new ScriptedPool();
  private final ScriptedBook book = new ScriptedBook();
  private final RecordedTrail trail = new RecordedTrail();
  private final NodesPresenter presenter =
      new NodesPresenter(
          new ChainCatalog(List.of(chain)),
          book,
          new CoinProfiles(new ShippedCoins().coins()),
          trail,
          ScriptedPool.CLOCK);

  @Test
  void saysWhichNodeIsBehindAndFromWhichMiningGoesOn() {
    chain.nodes =
        List.of(
            node("bitcoind-1", NodeStatus.Health.GOOD, 0),
            node("bitcoind-2", NodeStatus.Health.LAGGING, 3));

    assertThat(sentence())
        .isEqualTo("Node bitcoind-2 is 3 blocks behind. Mining goes on from bitcoind-1.");
    assertThat(presenter.read().answer().tone()).isEqualTo(Tone.WARN);
    assertThat(presenter.read().problems()).isEmpty();
  }

  @Test
  void saysThatMiningStandsWhenNoNodeIsLeft() {
    chain.nodes = List.of(node("bitcoind-1", NodeStatus.Health.DOWN, 0));

    assertThat(sentence())
        .isEqualTo(
            "Node bitcoind-1 is down. No other node is left for TST: there is no new work until it"
                + " is back.");
    assertThat(presenter.read().answer().tone()).isEqualTo(Tone.BAD);
    assertThat(say(presenter.read().problems().getFirst().headline()))
        .isEqualTo("bitcoind-1 says:");
    assertThat(say(presenter.read().problems().getFirst().detail())).isEqualTo("no route to it.");
  }

  @Test
  void saysThatAllAreInStepOrThatThereIsNone() {
    assertThat(sentence()).isEqualTo("No node is connected yet.");

    chain.nodes =
        List.of(node("a", NodeStatus.Health.GOOD, 0), node("b", NodeStatus.Health.GOOD, 0));

    assertThat(sentence()).isEqualTo("Both nodes are in step.");
  }

  @Test
  void listsANodeThatIsKeptBesideWhatIsSeenOfIt() {
    chain.nodes = List.of(node("seen", NodeStatus.Health.GOOD, 0));
    book.keep(1, "TST", "seen", true);
    book.keep(2, "TST", "off", false);
    book.keep(3, "BTC", "other", true);

    NodesModel model = presenter.read();

    assertThat(model.coins())
        .extracting(coin -> coin.coin().ticker())
        .containsExactly("BTC", "TST");
    List<NodesModel.NodeLine> lines = model.coins().getLast().nodes().orElse(List.of());
    assertThat(lines).extracting(NodesModel.NodeLine::name).containsExactly("seen", "off");
    assertThat(lines.getFirst().status()).isPresent();
    assertThat(lines.getLast().isSwitchedOff()).isTrue();
  }

  @Test
  void showsWhatIsSeenWhenTheBookCannotBeRead() {
    chain.nodes = List.of(node("seen", NodeStatus.Health.GOOD, 0));
    book.away = true;

    NodesModel model = presenter.read();

    assertThat(model.bookReadable()).isFalse();
    assertThat(model.coins().getFirst().nodes().orElse(List.of())).hasSize(1);
  }

  @Test
  void writesDownWhoAddedChangedAndRemovedANodeWithoutItsPassword() {
    NodePlan plan = ScriptedBook.plan("BTC", "new", true);
    presenter.save(RecordedTrail.OPERATOR, Optional.empty(), plan);
    NodeEntry kept = book.all().getFirst();
    presenter.save(RecordedTrail.OPERATOR, Optional.of(kept), plan);
    presenter.remove(RecordedTrail.OPERATOR, kept);

    assertThat(trail.lines)
        .containsExactly(
            "otto NODE_ADDED node new of BTC",
            "otto NODE_CHANGED node new of BTC",
            "otto NODE_REMOVED node new of BTC");
    assertThat(kept.toString()).doesNotContain(ScriptedBook.PASSWORD);
  }

  @Test
  void letsNobodyTouchANodeWhoMayOnlyLook() {
    NodePlan plan = ScriptedBook.plan("BTC", "new", true);

    assertThatThrownBy(() -> presenter.save(RecordedTrail.SUPPORT, Optional.empty(), plan))
        .isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> presenter.test(RecordedTrail.VIEWER, Optional.empty(), plan))
        .isInstanceOf(NotPermittedException.class);
    assertThat(book.all()).isEmpty();
  }

  private String sentence() {
    var answer = presenter.read().answer();
    return say(answer.headline()) + answer.more().map(more -> " " + say(more)).orElse("");
  }

  private static String say(Phrase phrase) {
    return Translations.words(Locale.ENGLISH).say(phrase);
  }
}
