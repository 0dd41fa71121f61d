package org.chimerapool.ui.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chimerapool.algorithm.sha256d.Sha256d;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.AcceptedShares;
import org.chimerapool.pool.KeptShare;
import org.chimerapool.ui.access.OwnPools;
import org.chimerapool.ui.kit.PoolWish;
import org.chimerapool.ui.live.ScriptedPool;
import org.chimerapool.ui.live.ScriptedTenants;
import org.chimerapool.ui.refusals.ShareSearch.Outcome;
import org.junit.jupiter.api.Test;

class ShareSearchTest {

  private static final WorkerName WORKER = new WorkerName("addr", "rig");
  private static final Hash256 HASH = new Hash256(0, 1, 2, 3);
  private static final KeptShare SHARE =
      new KeptShare(
          ScriptedPool.ID,
          WORKER,
          ScriptedPool.NOW,
          700,
          Difficulty.of(1),
          Difficulty.of(20),
          HASH,
          null);

  private final ScriptedPool pool = new ScriptedPool().run();
  private final AcceptedShares shares =
      (id, worker, hash, until) ->
          List.of(id, worker, hash, until)
                  .equals(List.of(ScriptedPool.ID, WORKER, HASH, ScriptedPool.NOW))
              ? Optional.of(SHARE)
              : Optional.empty();
  private final ShareSearch search =
      new ShareSearch(new OwnPools(pool.pools, new ScriptedTenants()), shares, ScriptedPool.CLOCK);

  @Test
  void findsAShareByItsHashInEitherOrderOfBytes() {
    Outcome found = new Outcome.Found(SHARE, new Sha256d().difficultyOne());

    assertThat(find("addr.rig", HASH.toDisplayHex())).isEqualTo(found);
    assertThat(find(" addr.rig ", HASH.toDisplayHex().toUpperCase(Locale.ROOT) + " "))
        .isEqualTo(found);
    assertThat(find("addr.rig", HexFormat.of().formatHex(HASH.toBytes()))).isEqualTo(found);
  }

  @Test
  void saysWhatCannotBeSearchedFor() {
    assertThat(find("", HASH.toDisplayHex()))
        .isEqualTo(new Outcome.Wrong("share.search.worker.wrong"));
    assertThat(find("addr.rig", "12g4")).isEqualTo(new Outcome.Wrong("share.search.hash.wrong"));
  }

  @Test
  void findsNothingOfOthers() {
    assertThat(find("addr.other", HASH.toDisplayHex())).isEqualTo(new Outcome.Nothing());
  }

  private Outcome find(String worker, String hash) {
    return search.find(PoolWish.ANY, worker, hash);
  }
}
