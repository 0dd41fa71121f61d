package org.chimerapool.ui.mine;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chimerapool.identity.AddressClaim;
import org.chimerapool.identity.FollowOutcome;
import org.chimerapool.identity.FollowedWorker;
import org.chimerapool.identity.MinerAddresses;
import org.chimerapool.identity.OwnedAddress;
import org.chimerapool.identity.Visitor;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.onboarding.CoinAddresses;
import org.chimerapool.pool.Pool;
import org.chimerapool.pool.PoolDescription;
import org.chimerapool.pool.PoolId;
import org.chimerapool.pool.Pools;
import org.chimerapool.stats.Figures;
import org.chimerapool.stats.Window;
import org.chimerapool.stats.WorkerFigures;
import org.chimerapool.ui.kit.Reading;
import org.springframework.stereotype.Component;

/// Reads and changes what an account follows; always the visitor's own.
@Component
class MinePresenter {

  private static final int RIGS = 100;

  private final MinerAddresses addresses;
  private final CoinAddresses rules;
  private final Figures figures;
  private final Pools pools;
  private final Clock clock;

  MinePresenter(
      MinerAddresses addresses, CoinAddresses rules, Figures figures, Pools pools, Clock clock) {
    this.addresses = addresses;
    this.rules = rules;
    this.figures = figures;
    this.pools = pools;
    this.clock = clock;
  }

  MineModel read(Visitor visitor) {
    Reading<List<MineModel.Line>> lines =
        Reading.of(
            () -> addresses.of(visitor.accountId()).stream().flatMap(one -> lines(one)).toList());
    Set<FollowedWorker> followed =
        new HashSet<>(Reading.of(() -> addresses.workers(visitor.accountId())).orElse(List.of()));
    List<MineModel.Line> known = lines.orElse(List.of());
    return new MineModel(
        clock.instant(),
        lines,
        sums(known),
        known.stream()
            .flatMap(line -> line.pool().stream().flatMap(pool -> rigs(pool, line, followed)))
            .sorted(Comparator.comparing(rig -> !rig.followed()))
            .limit(RIGS)
            .toList(),
        pools.all().stream().map(Pool::description).toList());
  }

  private Stream<MineModel.Line> lines(OwnedAddress address) {
    List<PoolDescription> here =
        pools.all().stream()
            .map(Pool::description)
            .filter(pool -> pool.chain().coin().equals(address.coin()))
            .toList();
    List<MineModel.Line> seen =
        here.stream()
            .flatMap(
                pool ->
                    figures.miner(pool.id(), address.address()).stream()
                        .map(
                            found ->
                                new MineModel.Line(
                                    address,
                                    Optional.of(pool),
                                    Optional.of(found),
                                    found.hashrate(Window.USUAL).rate().perSecond())))
            .toList();
    return seen.isEmpty()
        ? Stream.of(new MineModel.Line(address, here.stream().findFirst(), Optional.empty(), 0))
        : seen.stream();
  }

  private Stream<MineModel.Rig> rigs(
      PoolDescription pool, MineModel.Line line, Set<FollowedWorker> followed) {
    List<WorkerFigures> workers = figures.workers(pool.id(), line.address().address());
    return workers.stream()
        .map(
            worker ->
                new MineModel.Rig(pool, worker, MineModel.isFollowed(followed, pool, worker)));
  }

  private static List<MineModel.Sum> sums(List<MineModel.Line> lines) {
    return lines.stream()
        .flatMap(line -> line.pool().stream())
        .distinct()
        .map(pool -> sum(pool, lines))
        .filter(sum -> sum.workers() > 0)
        .toList();
  }

  private static MineModel.Sum sum(PoolDescription pool, List<MineModel.Line> lines) {
    var here =
        lines.stream()
            .filter(line -> line.pool().filter(pool::equals).isPresent())
            .flatMap(line -> line.figures().stream())
            .toList();
    return new MineModel.Sum(
        pool,
        lines.stream()
            .filter(line -> line.pool().filter(pool::equals).isPresent())
            .mapToDouble(MineModel.Line::perSecond)
            .sum(),
        here.stream().mapToInt(one -> one.workers()).sum(),
        here.stream().mapToInt(one -> one.mining()).sum(),
        here.stream().mapToLong(one -> one.shares()).sum());
  }

  /// What is wrong with an address for a pool; empty where nothing is.
  Optional<String> fault(PoolId pool, String address) {
    return pools.find(pool).flatMap(found -> rules.fault(found, address));
  }

  /// @throws IllegalArgumentException where the address is none of the pool's coin
  FollowOutcome follow(Visitor visitor, PoolId id, String address) {
    Pool pool =
        pools
            .find(id)
            .filter(found -> rules.fault(found, address).isEmpty())
            .orElseThrow(() -> new IllegalArgumentException("not an address of this pool's coin"));
    return addresses.follow(visitor.accountId(), pool.description().chain().coin(), address);
  }

  boolean unfollow(Visitor visitor, OwnedAddress address) {
    return addresses.unfollow(visitor.accountId(), address.coin(), address.address());
  }

  Optional<AddressClaim> claim(Visitor visitor, OwnedAddress address) {
    return addresses.claim(visitor.accountId(), address.coin(), address.address());
  }

  void followWorker(Visitor visitor, CoinId coin, WorkerName worker, boolean wanted) {
    if (wanted) {
      var _ = addresses.followWorker(visitor.accountId(), coin, worker);
    } else {
      addresses.unfollowWorker(visitor.accountId(), coin, worker);
    }
  }
}
