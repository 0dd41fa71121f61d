package org.chimerapool.simulation.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chimerapool.simulation.cluster.MinerProfile.Manner;

/// Which kinds of miners there are, and how many of each for one another.
///
/// Written as `name:weight key=value …`, set apart by `;` or on lines of their own; `#` begins a
/// comment. A name that is [known][#SHIPPED] brings its manners along, any other starts as a steady
/// miner.
record Mix(List<Portion> portions) {

  /// The kinds that need no description.
  static final Map<String, MinerProfile> SHIPPED = shipped();

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final int MAX_WEIGHT = 1_000_000;

  /// So many parts of all miners are of this kind.
  record Portion(String name, int weight, MinerProfile profile) {}

  Mix {
    portions = List.copyOf(portions);
  }

  /// @throws IllegalArgumentException when it cannot be read; the message says what was expected
  static Mix parse(String text) {
    List<Portion> portions = new ArrayList<>();
    for (String line : text.lines().toList()) {
      int comment = line.indexOf('#');
      for (String one : (comment < 0 ? line : line.substring(0, comment)).split(";", -1)) {
        if (!one.isBlank()) {
          portions.add(portion(one.strip().split("[\\s,]+", -1)));
        }
      }
    }
    if (portions.isEmpty()) {
      throw new IllegalArgumentException("expected a mix like 'steady:80; flaky:20', got nothing");
    }
    return new Mix(portions);
  }

  /// The kind of the miner with that number; every stretch of miners has all kinds in proportion.
  Portion of(int miner) {
    int total = portions.stream().mapToInt(Portion::weight).sum();
    // Steps of the golden ratio: however many miners there are, the kinds are spread evenly.
    double place = miner * 0.6180339887498949;
    double ticket = (place - Math.floor(place)) * total;
    for (Portion portion : portions) {
      ticket -= portion.weight();
      if (ticket < 0) {
        return portion;
      }
    }
    return portions.getLast();
  }

  private static Portion portion(String[] words) {
    String[] head = words[0].split(":", 2);
    if (!NAME.matcher(head[0]).matches()) {
      throw new IllegalArgumentException(
          "expected the name of a kind of miners in small letters, got '%s'".formatted(head[0]));
    }
    MinerProfile profile =
        SHIPPED.getOrDefault(head[0], MinerProfile.of(Manner.MINES, MinerProfile.DEFAULT_HASHRATE));
    for (int i = 1; i < words.length; i++) {
      profile = with(profile, words[i]);
    }
    return new Portion(head[0], head.length == 1 ? 1 : weight(head[1]), profile);
  }

  private static int weight(String text) {
    try {
      int weight = Integer.parseInt(text);
      if (weight > 0 && weight <= MAX_WEIGHT) {
        return weight;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "expected a weight from 1 to %d, got '%s'".formatted(MAX_WEIGHT, text));
  }

  private static MinerProfile with(MinerProfile profile, String setting) {
    String[] pair = setting.split("=", 2);
    String value = pair.length == 1 ? "" : pair[1];
    return switch (pair[0]) {
      case "hashrate" -> profile.withHashrate(Quantities.hashrate(value));
      case "latency" -> profile.withLatency(Quantities.duration(value));
      case "stale" -> profile.withStale(Quantities.part(value));
      case "invalid" -> profile.withInvalid(Quantities.part(value));
      case "duplicate" -> profile.withDuplicate(Quantities.part(value));
      case "stay" -> profile.withStay(Quantities.duration(value));
      case "away" -> profile.withAway(Quantities.duration(value));
      default ->
          throw new IllegalArgumentException(
              "expected hashrate=, latency=, stale=, invalid=, duplicate=, stay= or away=, got '%s'"
                  .formatted(setting));
    };
  }

  private static Map<String, MinerProfile> shipped() {
    MinerProfile steady = MinerProfile.of(Manner.MINES, MinerProfile.DEFAULT_HASHRATE);
    Map<String, MinerProfile> kinds = new TreeMap<>();
    kinds.put("steady", steady);
    kinds.put("idle", steady.withHashrate(0));
    kinds.put("far", steady.withLatency(Duration.ofMillis(300)).withStale(0.02));
    kinds.put("flaky", steady.withStay(Duration.ofSeconds(60)).withAway(Duration.ofSeconds(10)));
    kinds.put("careless", steady.withStale(0.03).withInvalid(0.02).withDuplicate(0.01));
    kinds.put("silent", MinerProfile.of(Manner.SILENT, 0));
    kinds.put("deaf", MinerProfile.of(Manner.DEAF, 0));
    return Map.copyOf(kinds);
  }
}
