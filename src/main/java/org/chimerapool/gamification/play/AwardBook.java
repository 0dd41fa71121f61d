package org.chimerapool.gamification.play;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.chimerapool.gamification.store.Award;

/// What the miners of a pool have been awarded. One thread changes it, all may read.
final class AwardBook {

  private final Map<String, Map<String, Award>> byMiner = new ConcurrentHashMap<>();

  void put(Collection<Award> awards) {
    awards.stream()
        .collect(Collectors.groupingBy(Award::address))
        .forEach(
            (address, some) -> {
              Map<String, Award> changed = new HashMap<>(byMiner.getOrDefault(address, Map.of()));
              some.forEach(award -> changed.put(award.rule(), award));
              byMiner.put(address, Map.copyOf(changed));
            });
  }

  boolean has(String address, String rule) {
    return byMiner.getOrDefault(address, Map.of()).containsKey(rule);
  }

  Optional<Award> find(String address, String rule) {
    return Optional.ofNullable(byMiner.getOrDefault(address, Map.of()).get(rule));
  }

  /// Those that stand: not the revoked ones.
  List<Award> standing(String address) {
    return byMiner.getOrDefault(address, Map.of()).values().stream()
        .filter(award -> !award.revoked())
        .toList();
  }

  Set<String> miners() {
    return Set.copyOf(byMiner.keySet());
  }

  /// How many miners have each badge.
  ///
  /// @param virtualToo whether virtual miners are counted
  Map<String, Long> holders(boolean virtualToo) {
    return byMiner.values().stream()
        .flatMap(awards -> awards.values().stream())
        .filter(award -> !award.revoked() && (virtualToo || !award.simulated()))
        .collect(Collectors.groupingBy(Award::rule, Collectors.counting()));
  }
}
