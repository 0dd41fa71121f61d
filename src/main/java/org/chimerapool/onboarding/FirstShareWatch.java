package org.chimerapool.onboarding;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chimerapool.chain.Availability;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.pool.Refusal;
import org.chimerapool.pool.Refusals;
import org.chimerapool.stats.LiveFigures;
import org.chimerapool.stratum.Arrival;
import org.chimerapool.stratum.Arrivals;
import org.chimerapool.stratum.CloseReason;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.stratum.LiveSessions;
import org.chimerapool.stratum.StratumStatus;
import org.springframework.stereotype.Component;

/// Finds out why a first share does not come. From memory; the live connections are looked through
/// once a second for all who wait.
@Component
public class FirstShareWatch {

  /// Ends that a connection comes to before its first word.
  private static final Set<CloseReason> KEPT_OUT =
      EnumSet.of(
          CloseReason.BANNED,
          CloseReason.TOO_MANY_CONNECTIONS,
          CloseReason.TOO_MANY_FROM_ADDRESS,
          CloseReason.CONNECTS_TOO_OFTEN);

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration RECENT = Duration.ofMinutes(10);

  private final Pools pools;
  private final StratumStatus stratum;
  private final LiveFigures figures;
  private final Refusals refusals;
  private final Arrivals arrivals;
  private final CoinAddresses addresses;
  private final Clock clock;
  private final LoadingCache<Boolean, Map<Payee, List<LiveSession>>> sessions;

  FirstShareWatch(
      Pools pools,
      StratumStatus stratum,
      LiveSessions live,
      LiveFigures figures,
      Refusals refusals,
      Arrivals arrivals,
      CoinAddresses addresses,
      Clock clock) {
    this.pools = pools;
    this.stratum = stratum;
    this.figures = figures;
    this.refusals = refusals;
    this.arrivals = arrivals;
    this.addresses = addresses;
    this.clock = clock;
    this.sessions = Caffeine.newBuilder().expireAfterWrite(FRESH).build(all -> byPayee(live.all()));
  }

  /// Where a miner of this address stands.
  ///
  /// @param from the visitor's own addresses; empty where they are not known
  /// @param since when they began to wait; what ended before is not told
  /// @param rig what they set up
  public FirstShare look(
      PoolId id, String address, Optional<AddressRange> from, Instant since, RigRecipe rig) {
    Optional<Pool> pool = pools.find(id);
    if (pool.isEmpty() || stratum.port(id) == 0) {
      return new FirstShare.PoolClosed();
    }
    List<LiveSession> mine =
        Optional.ofNullable(sessions.get(true))
            .map(all -> all.getOrDefault(new Payee(id, address), List.of()))
            .orElse(List.of());
    return accepted(id, address)
        .or(() -> mine.stream().findFirst().map(one -> working(pool.get(), address, mine, rig)))
        .or(() -> from.flatMap(range -> stranded(pool.get(), address, range, since)))
        .or(() -> noWork(pool.get()))
        .orElseGet(FirstShare.NothingSeen::new);
  }

  private Optional<FirstShare> accepted(PoolId id, String address) {
    Instant recently = clock.instant().minus(RECENT);
    return figures.workers(id, address).stream()
        .filter(worker -> worker.lastShareAt().filter(recently::isBefore).isPresent())
        .max(Comparator.comparing(worker -> worker.lastShareAt().orElseThrow()))
        .map(
            worker -> new FirstShare.Accepted(worker.worker(), worker.lastShareAt().orElseThrow()));
  }

  private FirstShare working(Pool pool, String address, List<LiveSession> mine, RigRecipe rig) {
    LiveSession newest =
        mine.stream()
            .max(Comparator.comparing(one -> one.summary().origin().connectedAt()))
            .orElseThrow();
    WorkerName worker = workerOf(newest, address);
    Instant connectedAt = newest.summary().origin().connectedAt();
    Optional<Refusal> refused =
        mine.stream()
            .flatMap(one -> one.summary().workers().stream())
            .filter(name -> name.address().equals(address))
            .flatMap(name -> refusals.of(pool.description().id(), name, 1).stream())
            .filter(refusal -> !refusal.at().isBefore(connectedAt))
            .max(Comparator.comparing(Refusal::at));
    if (refused.isPresent()) {
      Refusal last = refused.get();
      return new FirstShare.AllRefused(
          last.id(),
          worker,
          last.reason(),
          refusals.cause(last),
          mine.stream().mapToLong(LiveSession::refused).sum());
    }
    return noWork(pool)
        .orElseGet(
            () ->
                new FirstShare.Hashing(
                    worker,
                    newest.summary().difficulty(),
                    Duration.between(connectedAt, clock.instant()),
                    expected(pool, newest, rig)));
  }

  /// The mean time to a share; whether it comes sooner or later is chance.
  private static Duration expected(Pool pool, LiveSession session, RigRecipe rig) {
    double hashes =
        session.summary().difficulty().value()
            * pool.description().algorithm().hashesPerDifficultyOne();
    double seconds =
        Math.min(hashes / rig.usual().perSecond(), (double) Duration.ofDays(3650).toSeconds());
    return Duration.ofMillis((long) (seconds * 1000));
  }

  private static Optional<FirstShare> noWork(Pool pool) {
    Availability now = pool.chain().availability();
    return now.available() && pool.currentJob().isPresent()
        ? Optional.empty()
        : Optional.of(new FirstShare.NoWork(now.detail()));
  }

  /// What became of connections from the visitor's own place that do not mine for the address.
  private Optional<FirstShare> stranded(
      Pool pool, String address, AddressRange from, Instant since) {
    PoolId id = pool.description().id();
    List<Arrival> told =
        arrivals.from(from).stream().filter(arrival -> concerns(arrival, address, since)).toList();
    List<Arrival> here = told.stream().filter(arrival -> arrival.pool().equals(id)).toList();
    return here.stream()
        .findFirst()
        .map(arrival -> fault(pool, arrival, address))
        .or(() -> told.stream().findFirst().map(other -> new FirstShare.OtherPool(other.pool())));
  }

  /// Whether a connection may be the one that is waited for. Rigs that were mining for somebody
  /// else before are not.
  private static boolean concerns(Arrival arrival, String address, Instant since) {
    return minesForOthers(arrival, address)
        ? !arrival.at().isBefore(since)
        : arrival.endedAt().map(since::isBefore).orElse(true);
  }

  private FirstShare fault(Pool pool, Arrival arrival, String address) {
    if (!arrival.admitted().isEmpty()) {
      return minesForOthers(arrival, address)
          ? new FirstShare.OtherAddress(arrival.admitted())
          : new FirstShare.Left(
              arrival.end().orElse(CloseReason.MINER_LEFT), arrival.endedAt().orElse(arrival.at()));
    }
    if (!arrival.refused().isEmpty()) {
      return new FirstShare.WrongName(
          arrival.refused(), addresses.fault(pool, arrival.refused()).orElse(""));
    }
    Optional<CloseReason> end = arrival.end();
    if (end.filter(reason -> reason == CloseReason.TLS_FAILED).isPresent()) {
      return new FirstShare.TlsFailed(arrival.at());
    }
    if (end.filter(KEPT_OUT::contains).isPresent()) {
      return new FirstShare.TurnedAway(end.get(), arrival.at());
    }
    if (!arrival.understood()) {
      return new FirstShare.Silent(arrival.at(), arrival.end());
    }
    return arrival.subscribed()
        ? new FirstShare.NotNamed(arrival.at())
        : new FirstShare.NotSubscribed(arrival.at());
  }

  private static boolean minesForOthers(Arrival arrival, String address) {
    return !arrival.admitted().isEmpty()
        && WorkerName.parse(arrival.admitted())
            .filter(name -> name.address().equals(address))
            .isEmpty();
  }

  private static WorkerName workerOf(LiveSession session, String address) {
    return session.summary().workers().stream()
        .filter(name -> name.address().equals(address))
        .findFirst()
        .orElseGet(() -> new WorkerName(address, ""));
  }

  private static Map<Payee, List<LiveSession>> byPayee(List<LiveSession> all) {
    return all.stream()
        .flatMap(
            session ->
                session.summary().workers().stream()
                    .map(WorkerName::address)
                    .distinct()
                    .map(address -> Map.entry(new Payee(session.pool(), address), session)))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private record Payee(PoolId pool, String address) {}
}
