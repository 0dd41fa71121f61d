package org.chimerapool.pool.persistence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chimerapool.algorithm.AlgorithmCatalog;
import org.chimerapool.chain.AddressCheck;
import org.chimerapool.chain.CoinNetwork;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.pool.PoolFault;
import org.chimerapool.pool.PoolFault.Field;
import org.chimerapool.pool.PoolFault.Problem;
import org.chimerapool.pool.PoolPlan;
import org.chimerapool.pool.PortCheck;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.jspecify.annotations.Nullable;

/// What a pool has to be like.
final class PoolRules {

  private static final int MAX_NAME = 64;
  private static final int MAX_PORT = 65_535;
  private static final Pattern TAG = Pattern.compile("[ -~]{1,32}");
  private static final Pattern PRINTABLE = Pattern.compile("\\P{Cntrl}*");
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);
  private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(10);
  private static final Duration SHORTEST_RETARGET = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETARGET = Duration.ofHours(1);

  private final CoinProfiles coins;
  private final AlgorithmCatalog algorithms;
  private final PortCheck ports;

  PoolRules(CoinProfiles coins, AlgorithmCatalog algorithms, PortCheck ports) {
    this.coins = coins;
    this.algorithms = algorithms;
    this.ports = ports;
  }

  /// Every fault of a plan, in the order of its fields; empty when it can be.
  ///
  /// @param others all other pools
  /// @param before what the pool was until now; null for a new one
  List<PoolFault> faults(PoolPlan plan, Collection<StoredPool> others, @Nullable PoolPlan before) {
    List<PoolFault> faults = new ArrayList<>();
    name(plan.name(), others).ifPresent(faults::add);
    coin(plan, before).ifPresent(faults::add);
    address(plan).ifPresent(faults::add);
    if (!TAG.matcher(plan.tag()).matches()) {
      faults.add(
          new PoolFault(
              Field.TAG, Problem.OUT_OF_RANGE, "a tag has 1 to 32 printable ASCII characters"));
    }
    port(plan.port(), others, before).ifPresent(faults::add);
    vardiff(plan.vardiff()).ifPresent(faults::add);
    return faults;
  }

  private static Optional<PoolFault> name(String name, Collection<StoredPool> others) {
    if (name.isBlank()) {
      return fault(Field.NAME, Problem.MISSING, "a pool has a name");
    }
    if (name.length() > MAX_NAME || !PRINTABLE.matcher(name).matches()) {
      return fault(
          Field.NAME,
          Problem.OUT_OF_RANGE,
          "a name has 1 to %d characters and no control characters, this one has %d"
              .formatted(MAX_NAME, name.length()));
    }
    boolean taken = others.stream().anyMatch(other -> other.plan().name().equals(name));
    return taken
        ? fault(Field.NAME, Problem.TAKEN, "another pool is called '%s'".formatted(name))
        : Optional.empty();
  }

  private Optional<PoolFault> coin(PoolPlan plan, @Nullable PoolPlan before) {
    if (before != null && !before.coin().equals(plan.coin())) {
      return fault(
          Field.COIN,
          Problem.NOT_NOW,
          "a pool keeps its coin, this one mines %s; make another pool for %s"
              .formatted(before.coin(), plan.coin()));
    }
    Optional<CoinProfile> coin = coins.find(plan.coin());
    if (coin.isEmpty()) {
      return fault(
          Field.COIN,
          Problem.UNKNOWN,
          "no coin %s; there is %s"
              .formatted(plan.coin(), coins.all().stream().map(CoinProfile::coin).toList()));
    }
    String algorithm = coin.get().algorithm();
    boolean available = algorithms.all().stream().anyMatch(a -> a.id().equals(algorithm));
    return available
        ? Optional.empty()
        : fault(
            Field.COIN,
            Problem.UNKNOWN,
            "%s is mined with %s, which this program cannot verify"
                .formatted(plan.coin(), algorithm));
  }

  private Optional<PoolFault> address(PoolPlan plan) {
    Optional<CoinProfile> coin = coins.find(plan.coin());
    if (coin.isEmpty()) {
      return Optional.empty();
    }
    if (plan.payoutAddress().isBlank()) {
      return coin.get().network() == CoinNetwork.SIMULATED
          ? Optional.empty()
          : fault(Field.PAYOUT_ADDRESS, Problem.MISSING, "the rewards need an address to go to");
    }
    return switch (coin.get().addresses().check(plan.payoutAddress())) {
      case AddressCheck.Valid _ -> Optional.empty();
      case AddressCheck.Invalid(String reason) ->
          fault(Field.PAYOUT_ADDRESS, Problem.MALFORMED, reason);
    };
  }

  private Optional<PoolFault> port(
      int port, Collection<StoredPool> others, @Nullable PoolPlan before) {
    if (port < 0 || port > MAX_PORT) {
      return fault(
          Field.PORT,
          Problem.OUT_OF_RANGE,
          "a port lies between 1 and %d, not %d".formatted(MAX_PORT, port));
    }
    if (port == 0 || (before != null && before.port() == port)) {
      return Optional.empty();
    }
    Optional<String> other =
        others.stream()
            .filter(pool -> pool.plan().port() == port)
            .map(pool -> "pool '%s' has port %d".formatted(pool.plan().name(), port))
            .findFirst();
    return other
        .or(() -> ports.fault(port))
        .flatMap(words -> fault(Field.PORT, Problem.TAKEN, words));
  }

  private static Optional<PoolFault> vardiff(VardiffPolicy vardiff) {
    if (!vardiff.clamp(vardiff.start()).equals(vardiff.start())) {
      return fault(
          Field.VARDIFF,
          Problem.OUT_OF_RANGE,
          "the starting difficulty %s lies outside of %s to %s"
              .formatted(vardiff.start(), vardiff.min(), vardiff.max()));
    }
    if (!within(vardiff.interval(), SHORTEST_INTERVAL, LONGEST_INTERVAL)) {
      return fault(
          Field.VARDIFF,
          Problem.OUT_OF_RANGE,
          "the time between two shares lies between 100 ms and 10 min");
    }
    return within(vardiff.retarget(), SHORTEST_RETARGET, LONGEST_RETARGET)
        ? Optional.empty()
        : fault(
            Field.VARDIFF,
            Problem.OUT_OF_RANGE,
            "a connection is watched for 1 s to 1 h before its difficulty moves");
  }

  private static boolean within(Duration value, Duration least, Duration most) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }

  private static Optional<PoolFault> fault(Field field, Problem problem, String words) {
    return Optional.of(new PoolFault(field, problem, words));
  }
}
