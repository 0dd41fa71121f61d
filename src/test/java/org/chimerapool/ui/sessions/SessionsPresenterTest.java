package org.chimerapool.ui.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chimerapool.identity.NotPermittedException;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.RefusalCount;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.stratum.Reconnect;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.i18n.Translations;
import org.chimerapool.ui.kit.PoolWish;
import org.chimerapool.ui.live.RecordedTrail;
import org.chimerapool.ui.live.ScriptedPool;
import org.chimerapool.ui.live.ScriptedRefusals;
import org.chimerapool.ui.live.ScriptedTenants;
import org.junit.jupiter.api.Test;

class SessionsPresenterTest {

  private final ScriptedSessions live = new ScriptedSessions();
  private final RecordedTrail trail = new RecordedTrail();
  private final ScriptedRefusals refusals = new ScriptedRefusals();
  private final SessionsPresenter presenter =
      new SessionsPresenter(
          new OwnPools(new ScriptedPool().run().pools, new ScriptedTenants()),
          live,
          refusals,
          trail,
          ScriptedPool.CLOCK);

  @Test
  void findsAConnectionByNameDeviceAgentAndAddress() {
    live.add(1, "bc1qalpha.rack", "Bitaxe", 100, 0, 5);
    live.add(2, "bc1qbeta.shed", "Antminer", 100, 0, 5);

    assertThat(found("RACK")).containsExactly(1L);
    assertThat(found("antm")).containsExactly(2L);
    assertThat(found("198.51.100.2")).containsExactly(2L);
    assertThat(found("agent/")).containsExactly(1L, 2L);
    assertThat(found("nowhere")).isEmpty();
  }

  @Test
  void narrowsByDeviceLineAndState() {
    live.add(1, "a.x", "Bitaxe", 100, 0, 5);
    live.add(2, "a.y", "Antminer", 100, 50, 5);
    live.add(3, "a.z", "Antminer", 0, 0, -1);
    live.add(4, "a.w", "Antminer", 9, 0, 1000);

    assertThat(found(new SessionsFilter("", "Antminer", "", "", ""))).containsExactly(2L, 3L, 4L);
    assertThat(found(new SessionsFilter("", "", "", "", "mining"))).containsExactly(1L);
    assertThat(found(new SessionsFilter("", "", "", "", "troubled"))).containsExactly(2L);
    assertThat(found(new SessionsFilter("", "", "", "", "first"))).containsExactly(3L);
    assertThat(found(new SessionsFilter("", "", "", "", "quiet"))).containsExactly(4L);
    assertThat(found(new SessionsFilter("", "", "", "tls", ""))).containsExactly(2L, 4L);
    assertThat(found(new SessionsFilter("", "", "", "plain", ""))).containsExactly(1L, 3L);
  }

  @Test
  void answersHowManyMineAndKnowsThePoolsApart() {
    assertThat(headline()).isEqualTo("Nobody is connected.");

    live.add(1, "a.x", "Bitaxe", 100, 0, 5);
    assertThat(headline()).isEqualTo("The one connection is mining.");

    live.add(2, "a.y", "Antminer", 100, 50, 5);
    assertThat(headline()).isEqualTo("1 of 2 connections is mining.");
    live.pool = new PoolId(2);
    live.add(3, "a.z", "Bitaxe", 100, 0, 5);
    assertThat(presenter.read(PoolWish.ANY, SessionsFilter.NONE).all()).isEqualTo(2);
  }

  @Test
  void tellsManyMinersAndWritesItDownOnce() {
    List<LiveSession> both =
        List.of(live.add(7, "a.x", "Bitaxe", 100, 0, 5), live.add(8, "a.y", "Bitaxe", 100, 0, 5));

    assertThat(presenter.message(RecordedTrail.SUPPORT, both, "hello")).isEqualTo(2);
    assertThat(presenter.reconnect(RecordedTrail.SUPPORT, both, Reconnect.HERE)).isEqualTo(2);
    assertThat(presenter.disconnect(RecordedTrail.SUPPORT, both)).isEqualTo(2);

    assertThat(live.told)
        .contains("message 7 hello", "message 8 hello", "reconnect 7", "reconnect 8");
    assertThat(trail.lines).hasSize(3).allMatch(line -> line.contains("2 miners"));
    assertThatThrownBy(() -> presenter.disconnect(RecordedTrail.VIEWER, both))
        .isInstanceOf(NotPermittedException.class);
  }

  @Test
  void namesWhatAWorkerIsRefusedForMost() {
    live.add(7, "a.x", "Bitaxe", 100, 9, 5);
    WorkerName worker = WorkerName.parse("a.x").orElseThrow();
    refusals.counts =
        List.of(
            count(worker, ShareVerdict.Reason.STALE_JOB, 8),
            count(worker, ShareVerdict.Reason.DUPLICATE, 1));

    assertThat(presenter.read(PoolWish.ANY, SessionsFilter.NONE).reasons())
        .containsExactly(Map.entry(worker, ShareVerdict.Reason.STALE_JOB));
  }

  private static RefusalCount count(WorkerName worker, ShareVerdict.Reason reason, long shares) {
    return new RefusalCount(ScriptedPool.ID, reason, worker, "Bitaxe", shares, ScriptedPool.NOW);
  }

  @Test
  void tellsTheMinerAndWritesDownWhoDid() {
    LiveSession session = live.add(7, "a.x", "Bitaxe", 100, 0, 5);

    presenter.message(RecordedTrail.SUPPORT, session, "hello");
    presenter.reconnect(RecordedTrail.SUPPORT, session, Reconnect.HERE);
    presenter.moveExtranonce(RecordedTrail.SUPPORT, session);
    presenter.disconnect(RecordedTrail.SUPPORT, session);

    assertThat(live.told)
        .containsExactly("message 7 hello", "reconnect 7", "extranonce 7", "disconnect 7");
    assertThat(trail.lines)
        .containsExactly(
            "sue MINER_MESSAGED miner at 198.51.100.7, connection 7",
            "sue MINER_MOVED miner at 198.51.100.7, connection 7",
            "sue MINER_MOVED miner at 198.51.100.7, connection 7",
            "sue MINER_DISCONNECTED miner at 198.51.100.7, connection 7");
  }

  @Test
  void letsAViewerTellNobodyAnything() {
    LiveSession session = live.add(7, "a.x", "Bitaxe", 100, 0, 5);

    assertThatThrownBy(() -> presenter.message(RecordedTrail.VIEWER, session, "hello"))
        .isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> presenter.disconnect(RecordedTrail.VIEWER, session))
        .isInstanceOf(NotPermittedException.class);
    assertThat(live.told).isEmpty();
  }

  private String headline() {
    return Translations.words(Locale.ENGLISH)
        .say(presenter.read(PoolWish.ANY, SessionsFilter.NONE).answer().headline());
  }

  private List<Long> found(String text) {
    return found(new SessionsFilter(text, "", "", "", ""));
  }

  private List<Long> found(SessionsFilter filter) {
    return presenter.read(PoolWish.ANY, filter).sessions().stream().map(LiveSession::id).toList();
  }
}
