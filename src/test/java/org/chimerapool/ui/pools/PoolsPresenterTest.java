package org.chimerapool.ui.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.chain.coin.ShippedCoins;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.NotPermittedException;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolState;
import org.chimerapool.pool.Pools;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.i18n.Translations;
import org.chimerapool.ui.kit.Reading;
import org.chimerapool.ui.live.RecordedTrail;
import org.chimerapool.ui.live.ScriptedPool;
import org.chimerapool.ui.live.ScriptedTenants;
import org.junit.jupiter.api.Test;

class PoolsPresenterTest {

  private final ScriptedControl control = new ScriptedControl();
  private final RecordedTrail trail = new RecordedTrail();
  private final PoolsPresenter presenter =
      new PoolsPresenter(
          control,
          new OwnPools(new Pools(), new ScriptedTenants()),
          new ScriptedPool(),
          new CoinProfiles(new ShippedCoins().coins()),
          trail,
          ScriptedPool.CLOCK);

  @Test
  void saysHowManyRunAndWhyOneWaits() {
    control.add(1, "Alpine", PoolState.RUNNING, "");
    control.add(2, "Jura", PoolState.WAITING, "bitcoind refuses the password");

    PoolsModel model = presenter.read(RecordedTrail.OPERATOR);

    assertThat(say(model.answer().headline())).isEqualTo("2 pools: one runs, one waits.");
    assertThat(model.problems()).hasSize(1);
    assertThat(say(model.problems().getFirst().headline())).isEqualTo("Jura waits.");
    assertThat(say(model.problems().getFirst().detail()))
        .isEqualTo("bitcoind refuses the password");
  }

  @Test
  void saysThatThereIsNoneYetAndThatAllRun() {
    assertThat(say(presenter.read(RecordedTrail.OPERATOR).answer().headline()))
        .isEqualTo("There is no pool yet.");

    control.add(1, "Alpine", PoolState.RUNNING, "");

    assertThat(say(presenter.read(RecordedTrail.OPERATOR).answer().headline()))
        .isEqualTo("The pool is running.");
    assertThat(presenter.read(RecordedTrail.OPERATOR).problems()).isEmpty();
  }

  @Test
  void claimsNothingWhenTheDatabaseIsAway() {
    control.away = true;

    assertThat(presenter.read(RecordedTrail.OPERATOR).pools()).isInstanceOf(Reading.Failed.class);
    assertThat(presenter.read(RecordedTrail.OPERATOR).answer().headline().key())
        .isEqualTo("panel.failed");
  }

  @Test
  void suggestsThePortThatNoPoolHas() {
    assertThat(presenter.freePort()).isEqualTo(3333);

    control.add(1, "Alpine", PoolState.RUNNING, "");

    assertThat(presenter.freePort()).isEqualTo(3334);
  }

  @Test
  void saysWhatIsWrongWithAnAddressInItsCoinsWords() {
    CoinId bitcoin = CoinId.of("BTC");

    assertThat(presenter.faultOf(bitcoin, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")).isEmpty();
    assertThat(presenter.faultOf(bitcoin, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"))
        .hasValueSatisfying(reason -> assertThat(reason).contains("checksum"));
    assertThat(presenter.faultOf(bitcoin, "")).isPresent();
  }

  @Test
  void writesDownWhoDidWhat() {
    PoolEntry alpine = control.add(1, "Alpine", PoolState.RUNNING, "");

    presenter.pause(RecordedTrail.OPERATOR, alpine);
    presenter.drain(RecordedTrail.OPERATOR, alpine, Duration.ofHours(1));
    presenter.save(RecordedTrail.OPERATOR, Optional.of(alpine), alpine.plan());
    presenter.save(RecordedTrail.OPERATOR, Optional.empty(), alpine.plan());

    assertThat(control.told)
        .containsExactly("pause 1", "drain 1 PT1H", "change 1", "create Alpine");
    assertThat(trail.lines)
        .containsExactly(
            "otto POOL_PAUSED pool Alpine (1)",
            "otto POOL_DRAINED pool Alpine (1)",
            "otto POOL_CHANGED pool Alpine (1)",
            "otto POOL_CREATED pool Alpine (9)");
  }

  @Test
  void letsNobodyChangeAPoolWhoMayOnlyLook() {
    PoolEntry alpine = control.add(1, "Alpine", PoolState.STOPPED, "");

    for (Actor who : List.of(RecordedTrail.VIEWER, RecordedTrail.SUPPORT)) {
      assertThatThrownBy(() -> presenter.start(who, alpine))
          .isInstanceOf(NotPermittedException.class);
      assertThatThrownBy(() -> presenter.pause(who, alpine))
          .isInstanceOf(NotPermittedException.class);
      assertThatThrownBy(() -> presenter.drain(who, alpine, Duration.ofHours(1)))
          .isInstanceOf(NotPermittedException.class);
      assertThatThrownBy(() -> presenter.stop(who, alpine))
          .isInstanceOf(NotPermittedException.class);
      assertThatThrownBy(() -> presenter.remove(who, alpine))
          .isInstanceOf(NotPermittedException.class);
      assertThatThrownBy(() -> presenter.save(who, Optional.empty(), alpine.plan()))
          .isInstanceOf(NotPermittedException.class);
    }
    assertThat(control.told).isEmpty();
    assertThat(trail.lines).isEmpty();
  }

  @Test
  void writesNothingDownThatDidNotWork() {
    PoolEntry alpine = control.add(1, "Alpine", PoolState.RUNNING, "");
    control.away = true;

    assertThatThrownBy(() -> presenter.stop(RecordedTrail.OPERATOR, alpine))
        .isInstanceOf(IllegalStateException.class);
    assertThat(trail.lines).isEmpty();
  }

  private static String say(Phrase phrase) {
    return Translations.words(Locale.ENGLISH).say(phrase);
  }
}
