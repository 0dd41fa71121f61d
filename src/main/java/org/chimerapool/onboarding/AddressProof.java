package org.chimerapool.onboarding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chimerapool.identity.AddressClaim;
import org.chimerapool.identity.MinerAddresses;
import org.chimerapool.kernel.Chore;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.stats.RigWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks every minute whether somebody has proven that an address is theirs: for half an hour, at
/// least half of its accepted work has to come from the rig that is named by their code. Whoever
/// can do that for an address commands most of what mines for it.
@Component
public class AddressProof implements SmartLifecycle, Chore.Source {

  /// For how long the named rig has to work.
  public static final Duration LENGTH = Duration.ofMinutes(30);

  /// The part of the address's work that has to come from it.
  static final double PART = 0.5;

  /// Between its first share and its last in that time: one lucky share proves nothing.
  private static final Duration STEADY = Duration.ofMinutes(20);

  private static final Logger LOG = LoggerFactory.getLogger(AddressProof.class);

  private final MinerAddresses addresses;
  private final RigWork work;
  private final Pools pools;
  private final Clock clock;
  private final Chore chore;
  private @Nullable ScheduledExecutorService rounds;

  AddressProof(MinerAddresses addresses, RigWork work, Pools pools, Clock clock) {
    this.addresses = addresses;
    this.work = work;
    this.pools = pools;
    this.clock = clock;
    this.chore = new Chore("onboarding.proof", Duration.ofMinutes(1), clock);
  }

  @Override
  public List<Chore> chores() {
    return List.of(chore);
  }

  /// Looks at every claim once.
  void look() {
    for (AddressClaim claim : addresses.claims()) {
      boolean proven =
          pools.all().stream()
              .filter(pool -> pool.description().chain().coin().equals(claim.coin()))
              .map(Pool::description)
              .anyMatch(pool -> isProven(pool.id(), claim));
      if (proven && addresses.prove(claim)) {
        LOG.info(
            "Account {} has proven the {} address {}",
            claim.account().value(),
            claim.coin(),
            claim.address());
      }
    }
  }

  private boolean isProven(PoolId pool, AddressClaim claim) {
    Instant from = clock.instant().minus(LENGTH);
    if (claim.since().isAfter(from)) {
      return false;
    }
    return isProven(work.since(pool, claim.address(), from), claim.code());
  }

  /// Whether the work of half an hour proves it.
  static boolean isProven(List<RigWork.Done> done, String code) {
    double all = done.stream().mapToDouble(RigWork.Done::work).sum();
    List<RigWork.Done> named =
        done.stream().filter(rig -> rig.rig().equalsIgnoreCase(code)).toList();
    double proof = named.stream().mapToDouble(RigWork.Done::work).sum();
    boolean steady =
        named.stream()
            .anyMatch(rig -> Duration.between(rig.first(), rig.last()).compareTo(STEADY) >= 0);
    return steady && proof >= PART * all;
  }

  @Override
  public synchronized void start() {
    if (rounds == null) {
      rounds =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("address-proof").factory());
      var _ = rounds.scheduleWithFixedDelay(this::lookSafely, 1, 1, TimeUnit.MINUTES);
    }
  }

  private void lookSafely() {
    try {
      chore.run(this::look);
    } catch (RuntimeException away) {
      LOG.warn("claims of addresses could not be looked at: {}", away.toString());
      LOG.debug("claims of addresses could not be looked at", away);
    }
  }

  @Override
  public synchronized void stop() {
    if (rounds != null) {
      rounds.shutdownNow();
      rounds = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return rounds != null;
  }
}
