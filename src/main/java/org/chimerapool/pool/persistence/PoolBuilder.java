package org.chimerapool.pool.persistence;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.chimerapool.algorithm.AlgorithmCatalog;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainCatalog;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolPlan;
import org.chimerapool.pool.PoolServices;
import org.chimerapool.pool.job.ExtranonceAllocator;
import org.chimerapool.pool.job.JobFactory;

/// Makes stored pools into ones that can work.
///
/// All pools of a chain draw their extranonces from one place: two of them with the same payout
/// address and tag would otherwise hand out the same work.
final class PoolBuilder {

  /// Nobody's address: rewards of a simulated chain are worth nothing.
  private static final String DEMO_ADDRESS = "chimerademopool";

  private static final int EXTRANONCE2_BYTES = 8;
  private static final int FAR_APART = 10_000_019;

  private final ChainCatalog chains;
  private final AlgorithmCatalog algorithms;
  private final PoolServices services;
  private final Clock clock;
  private final Map<CoinId, ExtranonceAllocator> extranonces = new ConcurrentHashMap<>();
  private final AtomicInteger factories = new AtomicInteger();
  private int instance;

  PoolBuilder(
      ChainCatalog chains, AlgorithmCatalog algorithms, PoolServices services, Clock clock) {
    this.chains = chains;
    this.algorithms = algorithms;
    this.services = services;
    this.clock = clock;
  }

  int instance() {
    return instance;
  }

  /// From now on, extranonces are those of this instance.
  void instance(int number) {
    instance = number;
    extranonces.clear();
  }

  /// @throws IllegalArgumentException where something that the pool needs is not there; the message
  /// says what
  Pool build(StoredPool stored) {
    ChainAdapter chain = chains.get(stored.plan().coin());
    return new Pool(
        describe(stored, chain),
        chain,
        jobs(stored.plan(), chain),
        extranonces.computeIfAbsent(stored.plan().coin(), _ -> new ExtranonceAllocator(instance)),
        stored.plan().vardiff(),
        services);
  }

  /// Makes a working pool follow its changed plan.
  ///
  /// @throws IllegalArgumentException where it cannot
  void change(Pool pool, StoredPool to) {
    pool.change(describe(to, pool.chain()), jobs(to.plan(), pool.chain()), to.plan().vardiff());
  }

  private PoolDescription describe(StoredPool stored, ChainAdapter chain) {
    return new PoolDescription(
        stored.id(), stored.plan().name(), chain.description(), algorithms.get(stored.algorithm()));
  }

  private JobFactory jobs(PoolPlan plan, ChainAdapter chain) {
    String address =
        plan.payoutAddress().isBlank() && chain.description().simulated()
            ? DEMO_ADDRESS
            : plan.payoutAddress();
    byte[] script =
        chain
            .payoutScript(address)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the payout address is '%s', which is no address of %s"
                            .formatted(address, plan.coin())));
    return new JobFactory(script, plan.tag(), EXTRANONCE2_BYTES, firstJobId());
  }

  /// Far from where any other job factory began lately, in this run or the one before: a connection
  /// that outlives a change must never meet the same id twice.
  private int firstJobId() {
    return (int) clock.instant().getEpochSecond() + factories.getAndIncrement() * FAR_APART;
  }
}
