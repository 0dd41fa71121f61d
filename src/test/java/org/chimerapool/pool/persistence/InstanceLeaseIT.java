package org.chimerapool.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.PoolState;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/// Several processes over one database.
@DatabaseTest
class InstanceLeaseIT extends RunningPools {

  @Test
  void givesEveryMinerOfAChainAnExtranonceOfItsOwn() {
    Running it = start();
    PoolId one = running(it, "One", 4001);
    PoolId two = running(it, "Two", 4002);

    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      seen.add(HexFormat.of().formatHex(it.miner(one).extranonce1()));
      seen.add(HexFormat.of().formatHex(it.miner(two).extranonce1()));
    }
    assertThat(seen).hasSize(200);
  }

  @Test
  void givesTwoProcessesOverOneDatabaseExtranoncesOfTheirOwn() {
    Running one = start();
    PoolId id = running(one, "Shared", 4001);
    Running two = start(new UUID(0, 2), null);

    assertThat(one.miner(id).extranonce1()[0]).isEqualTo((byte) 0);
    assertThat(two.miner(id).extranonce1()[0]).isEqualTo((byte) 1);
  }

  @Test
  void takesAnotherNumberWhereTheOneThatWasSetIsAnotherProcesss() {
    Running one = start(new UUID(0, 1), 7);
    PoolId id = running(one, "Shared", 4001);
    assertThat(one.miner(id).extranonce1()[0]).isEqualTo((byte) 7);
    Running two = start(new UUID(0, 2), 7);
    assertThat(two.miner(id).extranonce1()[0]).isEqualTo((byte) 0);

    source.set(FlakyDataSource.Fault.AWAY);
    clock.advance(Duration.ofMinutes(5));
    one.works.lookAtAll();
    assertThat(one.miner(id).extranonce1()[0]).as("through an outage").isEqualTo((byte) 7);
    source.set(FlakyDataSource.Fault.NONE);
    two.works.lookAtAll();
    assertThat(two.miner(id).extranonce1()[0]).as("not while it has one").isEqualTo((byte) 0);
  }

  @Test
  void getsItsNumberBackAfterItWasKilled() {
    start(new UUID(0, 1), 7);
    Running again = start(new UUID(0, 1), 7);
    PoolId id = running(again, "Again", 4001);

    assertThat(again.entry(id).state()).isEqualTo(PoolState.RUNNING);
  }

  @Test
  void letsMinersGoWhenAnotherProcessHasTakenItsNumber(TestDatabase database) {
    Running it = start();
    PoolId id = running(it, "Slow", 4001);
    Pool before = it.pool(id);
    database.sql().execute("UPDATE pool.instance_lease SET holder = {0}", DSL.val(new UUID(0, 9)));
    clock.advance(Duration.ofSeconds(15));
    it.works.lookAtAll();

    assertThat(it.pool(id)).isNotSameAs(before);
    assertThat(it.miner(id).extranonce1()[0]).isEqualTo((byte) 1);
  }

  @Test
  void doesWhatAnotherProcessOverTheSameDatabaseWasTold() {
    Running one = start();
    PoolId id = running(one, "Shared", 4001);
    Running two = start(new UUID(0, 2), null);
    two.control.pause(id);
    PoolId fresh = two.control.create(plan("Fresh", 4002));
    clock.advance(Duration.ofSeconds(2));
    one.works.lookAtAll();
    assertThat(one.entry(id).state()).isEqualTo(PoolState.PAUSED);
    assertThat(one.entry(fresh).state()).isEqualTo(PoolState.STOPPED);

    two.control.stop(id);
    two.control.remove(id);
    two.control.start(fresh);
    clock.advance(Duration.ofSeconds(2));
    one.works.lookAtAll();
    assertThat(one.control.all()).extracting(PoolEntry::id).doesNotContain(id);
    assertThat(one.pools.find(id)).isEmpty();
    assertThat(one.entry(fresh).state()).isEqualTo(PoolState.RUNNING);
  }

  @Test
  void givesOutNoExtranoncesOfALeaseThatItCouldNotRenewForHours() {
    Running it = start();
    PoolId id = running(it, "Cut off", 4001);
    source.set(FlakyDataSource.Fault.AWAY);
    clock.advance(Duration.ofHours(5));
    it.works.lookAtAll();
    assertThat(it.entry(id).state()).as("through a long outage").isEqualTo(PoolState.RUNNING);

    clock.advance(Duration.ofMinutes(51));
    it.works.lookAtAll();
    assertThat(it.entry(id).state()).isEqualTo(PoolState.WAITING);
    assertThat(it.entry(id).detail()).contains("another process may have instance number 0");
    assertThat(it.pools.find(id)).isEmpty();

    source.set(FlakyDataSource.Fault.NONE);
    clock.advance(Duration.ofSeconds(15));
    it.works.lookAtAll();
    assertThat(it.entry(id).state()).isEqualTo(PoolState.RUNNING);
  }

  @Test
  void neverBeginsWithAnotherProcessesExtranonces() {
    Running one = start();
    PoolId id = running(one, "Shared", 4001);
    Running two = new Running(DSL.using(source, SQLDialect.POSTGRES), new UUID(0, 2), null);
    List<Byte> prefixes = new ArrayList<>();
    two.pools.onChange(
        pool -> {
          if (pool.description().id().equals(id) && two.pools.find(id).isPresent()) {
            prefixes.add(two.miner(id).extranonce1()[0]);
          }
        });
    started.add(two);
    two.works.start();
    two.works.lookAtAll();

    assertThat(prefixes).isNotEmpty().containsOnly((byte) 1);
  }
}
