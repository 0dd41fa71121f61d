package org.chimerapool.pool.persistence;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.chimerapool.algorithm.AlgorithmCatalog;
import org.chimerapool.algorithm.HashVerifier;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.kernel.Home;
import org.chimerapool.pool.AcceptedShares;
import org.chimerapool.pool.BlockSink;
import org.chimerapool.pool.Blocks;
import org.chimerapool.pool.DeviceRules;
import org.chimerapool.pool.JournalMonitor;
import org.chimerapool.pool.PoolServices;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.PortCheck;
import org.chimerapool.pool.ShareJournal;
import org.chimerapool.pool.ShareObserver;
import org.chimerapool.pool.journal.SegmentedShareJournal;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Pools and their blocks.
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

  @Bean
  BlockChanges blockChanges() {
    return new BlockChanges();
  }

  @Bean
  Blocks blocks(DSLContext sql, CoinProfiles coins, BlockChanges changes) {
    return new JooqBlocks(sql, coins, changes);
  }

  @Bean
  AcceptedShares acceptedShares(DSLContext sql) {
    return new JooqAcceptedShares(sql);
  }

  @Bean
  BlockKeeper blockKeeper(
      Home home,
      DataSource database,
      WorkerIds workers,
      SegmentedShareJournal journal,
      ChainCatalog chains,
      JournalMonitor monitor,
      BlockChanges changes,
      ApplicationEventPublisher events,
      Clock clock) {
    DSLContext sql = DSL.using(database, SQLDialect.POSTGRES);
    return new BlockKeeper(
        new BlockFolder(home.folder("blocks")),
        new BlockStore(sql, workers, journal.id()),
        journal::force,
        chains,
        monitor,
        changes,
        events,
        clock);
  }

  @Bean
  PoolServices poolServices(
      HashVerifier verifier,
      ShareJournal journal,
      BlockSink blocks,
      List<ShareObserver> observers,
      DeviceRules devices,
      PoolSettings settings,
      Clock clock) {
    return new PoolServices(
        verifier, journal, blocks, observers, devices, settings.resume().policy(), clock);
  }

  @Bean
  PoolStore poolStore(
      DSLContext sql, PoolSettings settings, @Value("${chimera.stratum.port:3333}") int port) {
    return new PoolStore(sql, settings, port);
  }

  @Bean
  InstanceLease instanceLease(
      DSLContext sql, SegmentedShareJournal journal, PoolSettings settings, Clock clock) {
    return new InstanceLease(sql, journal.id(), host(), settings.instance(), clock);
  }

  @Bean
  PoolWorks poolWorks(
      PoolStore store,
      InstanceLease lease,
      ChainCatalog chains,
      AlgorithmCatalog algorithms,
      PoolServices services,
      Pools pools,
      Clock clock) {
    PoolBuilder builder = new PoolBuilder(chains, algorithms, services, clock);
    return new PoolWorks(store, builder, lease, chains, pools, clock);
  }

  @Bean
  PoolKeeper poolKeeper(
      PoolStore store,
      CoinProfiles coins,
      AlgorithmCatalog algorithms,
      PortCheck ports,
      PoolWorks works,
      Clock clock) {
    PoolRules rules = new PoolRules(coins, algorithms, ports);
    return new PoolKeeper(store, rules, coins, works, clock);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unnamed host";
    }
  }
}
