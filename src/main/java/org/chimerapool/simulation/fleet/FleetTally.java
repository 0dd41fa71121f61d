package org.chimerapool.simulation.fleet;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// What a fleet has done so far. May be used from any thread.
final class FleetTally {

  private final LongAdder enrolled = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final Map<String, LongAdder> results = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> refused = new ConcurrentSkipListMap<>();

  void enrolled() {
    enrolled.increment();
  }

  void lost() {
    lost.increment();
  }

  void repeated() {
    repeated.increment();
  }

  void refused(int status) {
    refused.computeIfAbsent("HTTP " + status, key -> new LongAdder()).increment();
  }

  void failedToAsk(String why) {
    refused.computeIfAbsent(why, key -> new LongAdder()).increment();
  }

  void ended(String result) {
    results.computeIfAbsent(result, key -> new LongAdder()).increment();
  }

  FleetReport report() {
    return new FleetReport(
        enrolled.sum(), counts(results), lost.sum(), repeated.sum(), counts(refused));
  }

  private static Map<String, Long> counts(Map<String, LongAdder> of) {
    Map<String, Long> counts = new TreeMap<>();
    of.forEach((key, count) -> counts.put(key, count.sum()));
    return counts;
  }
}
