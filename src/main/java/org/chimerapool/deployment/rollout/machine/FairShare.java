package org.chimerapool.deployment.rollout.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Shares what room there is among rollouts: whoever has the fewest runs gets the next one.
public final class FairShare {

  private FairShare() {}

  /// @param rollout its id
  /// @param live runs that it has
  /// @param wanted how many more it could begin
  public record Claim(long rollout, int live, int wanted) {}

  /// Begins runs of a rollout.
  @FunctionalInterface
  public interface Begin {

    /// @param granted how many at most
    /// @return how many were begun
    int begin(long rollout, int granted);
  }

  /// Lets every rollout begin what it is granted; what some did not use, because they are out of
  /// their windows or at their own limit, goes to those that used all of theirs.
  public static void inTurns(int room, List<Claim> claims, Begin rollouts) {
    Map<Long, Integer> granted = of(room, claims);
    List<Claim> hungry = new ArrayList<>();
    int left = Math.max(0, room);
    for (Claim each : claims) {
      int most = granted.getOrDefault(each.rollout(), 0);
      int begun = rollouts.begin(each.rollout(), most);
      left -= begun;
      if (begun == most && begun < each.wanted()) {
        hungry.add(new Claim(each.rollout(), each.live() + begun, each.wanted() - begun));
      }
    }
    if (left > 0 && !hungry.isEmpty()) {
      of(left, hungry).forEach(rollouts::begin);
    }
  }

  /// @param room runs that may be begun in all
  /// @return how many each may begin
  public static Map<Long, Integer> of(int room, List<Claim> claims) {
    Map<Long, Integer> granted = new LinkedHashMap<>();
    claims.forEach(each -> granted.put(each.rollout(), 0));
    for (int left = Math.max(0, room); left > 0; left--) {
      claims.stream()
          .filter(each -> granted.getOrDefault(each.rollout(), 0) < each.wanted())
          .min(
              Comparator.comparingInt(
                      (Claim each) -> each.live() + granted.getOrDefault(each.rollout(), 0))
                  .thenComparingLong(Claim::rollout))
          .ifPresent(each -> granted.merge(each.rollout(), 1, Integer::sum));
    }
    return granted;
  }
}
