package org.chimerapool.deployment.rollout.machine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.chimerapool.deployment.rollout.Member;
import org.chimerapool.deployment.rollout.Seat;
import org.chimerapool.deployment.rollout.StageSpec;
import org.chimerapool.deployment.rollout.Variant;

/// Gives each machine its stage, and its variant where two are compared, before anything begins.
public final class Assignment {

  private final List<Candidate> all;
  private final Map<String, Set<Long>> labelled;
  private final Random random;

  /// @param windows places of the maintenance windows that bind it
  public record Candidate(long target, String name, String place, Set<Integer> windows) {}

  /// @param labelled for each label expression of a stage, which machines it fits
  /// @param seed the same seed gives the same assignment
  public Assignment(List<Candidate> all, Map<String, Set<Long>> labelled, long seed) {
    this.labelled = Map.copyOf(labelled);
    random = new Random(seed);
    List<Candidate> mixed = new ArrayList<>(all);
    Collections.shuffle(mixed, random);
    this.all = spread(mixed);
  }

  /// Takes places in turn, so that the first stages see many places and not one alone.
  private static List<Candidate> spread(List<Candidate> mixed) {
    Map<String, Integer> seen = new HashMap<>();
    Map<Candidate, Integer> turn = new HashMap<>();
    mixed.forEach(each -> turn.put(each, seen.merge(each.place(), 1, Integer::sum)));
    List<Candidate> spread = new ArrayList<>(mixed);
    spread.sort((a, b) -> Integer.compare(turn.getOrDefault(a, 0), turn.getOrDefault(b, 0)));
    return spread;
  }

  /// @return in the order in which they are begun; machines that no stage wants are not in it
  public List<Member> members(List<StageSpec> stages, boolean compared, Instant now) {
    Set<Long> taken = new HashSet<>();
    List<Member> members = new ArrayList<>();
    for (int stage = 0; stage < stages.size(); stage++) {
      StageSpec spec = stages.get(stage);
      List<Candidate> picked = pick(spec, taken);
      picked.forEach(each -> taken.add(each.target()));
      int spares = spec.barrier() ? Math.min(spec.spares(), picked.size()) : 0;
      Map<Long, Variant> variants = compared ? balanced(picked) : Map.of();
      for (int i = 0; i < picked.size(); i++) {
        Candidate each = picked.get(i);
        Variant variant = variants.getOrDefault(each.target(), Variant.A);
        Seat seat =
            new Seat(each.target(), each.name(), each.place(), stage, variant, each.windows());
        members.add(Member.planned(seat, i >= picked.size() - spares, now));
      }
    }
    return members;
  }

  private List<Candidate> pick(StageSpec spec, Set<Long> taken) {
    List<Candidate> left = all.stream().filter(each -> !taken.contains(each.target())).toList();
    int most =
        switch (spec.picking()) {
          case LABELS, REST -> left.size();
          case COUNT -> spec.number();
          case PERCENT -> Math.max(1, Math.round(all.size() * spec.number() / 100f));
        };
    Set<Long> fitting = labelled.getOrDefault(spec.labels(), Set.of());
    return left.stream()
        .filter(each -> spec.labels().isEmpty() || fitting.contains(each.target()))
        .limit(most)
        .toList();
  }

  /// As many of the one as of the other, at each place too, and by chance: of machines that stand
  /// together every second one, after they were mixed.
  private Map<Long, Variant> balanced(List<Candidate> picked) {
    List<Candidate> byPlace =
        picked.stream().sorted(Comparator.comparing(Candidate::place)).toList();
    int first = random.nextInt(2);
    Map<Long, Variant> variants = new HashMap<>();
    for (int i = 0; i < byPlace.size(); i++) {
      variants.put(byPlace.get(i).target(), (i + first) % 2 == 0 ? Variant.A : Variant.B);
    }
    return variants;
  }
}
