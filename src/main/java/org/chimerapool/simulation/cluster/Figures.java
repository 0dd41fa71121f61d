package org.chimerapool.simulation.cluster;

import java.util.Map;
import java.util.TreeMap;

/// What was counted on one event loop, or on all of them together. Belongs to one thread.
final class Figures {

  private static final int MAX_CAUSES = 40;
  private static final String OTHER = "other";

  long setOut;
  long connected;
  long closed;
  long working;
  long sent;
  long accepted;
  long jobs;
  long hashesDue;
  long hashesDone;
  final Map<String, Long> refused = new TreeMap<>();
  final Map<String, Long> ended = new TreeMap<>();
  final LatencyHistogram answers = new LatencyHistogram();
  final LatencyHistogram firstJobs = new LatencyHistogram();

  void refused(String reason) {
    count(refused, reason, 1);
  }

  void ended(String cause) {
    count(ended, cause, 1);
  }

  /// Connections that are open now.
  long open() {
    return connected - closed;
  }

  long refusals() {
    return sum(refused);
  }

  long endings() {
    return sum(ended);
  }

  long answered() {
    return accepted + refusals();
  }

  /// Begins to count shares anew; connections go on being counted.
  void forgetShares() {
    sent = 0;
    accepted = 0;
    hashesDue = 0;
    hashesDone = 0;
    refused.clear();
    answers.clear();
  }

  void add(Figures other) {
    setOut += other.setOut;
    connected += other.connected;
    closed += other.closed;
    working += other.working;
    sent += other.sent;
    accepted += other.accepted;
    jobs += other.jobs;
    hashesDue += other.hashesDue;
    hashesDone += other.hashesDone;
    other.refused.forEach((reason, times) -> count(refused, reason, times));
    other.ended.forEach((cause, times) -> count(ended, cause, times));
    answers.add(other.answers);
    firstJobs.add(other.firstJobs);
  }

  Figures copy() {
    Figures copy = new Figures();
    copy.add(this);
    return copy;
  }

  /// A stranger's words are the keys: there may be any number of them.
  private static void count(Map<String, Long> counts, String key, long times) {
    boolean room = counts.size() < MAX_CAUSES || counts.containsKey(key);
    counts.merge(room ? key : OTHER, times, Long::sum);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
