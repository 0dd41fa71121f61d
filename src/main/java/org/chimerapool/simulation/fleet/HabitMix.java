package org.chimerapool.simulation.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Which share of the machines has which habit.
///
/// @param parts habits with their weights
public record HabitMix(List<Part> parts) {

  /// Of a fleet on bad lines: every habit is there.
  public static final String USUAL =
      "steady:45,lossy:15,rebooting:10,slow:8,skewed:5,full:5,lying:5,repeating:5,silent:1,broken:1";

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern COLON = Pattern.compile(":");

  public record Part(Habit habit, int weight) {}

  public HabitMix {
    parts = List.copyOf(parts);
  }

  /// @param text such as `steady:90,lossy:10`; a weight that is left out is 1
  /// @throws IllegalArgumentException naming what is wrong
  public static HabitMix parse(String text) {
    List<Part> parts = new ArrayList<>();
    for (String each : COMMA.split(text.strip(), -1)) {
      String[] pair = COLON.split(each, -1);
      if (pair.length > 2 || (pair.length == 2 && !pair[1].matches("[1-9][0-9]{0,5}"))) {
        throw new IllegalArgumentException("expected habit:weight, not " + each);
      }
      parts.add(new Part(Habit.named(pair[0]), pair.length == 2 ? Integer.parseInt(pair[1]) : 1));
    }
    return new HabitMix(parts);
  }

  /// The habit of the machine of that number: the same for the same number, and every hundred
  /// machines have as many of each as the weights say.
  public Habit of(int machine) {
    int all = parts.stream().mapToInt(Part::weight).sum();
    int at = (int) Math.floorMod(machine * 37L, (long) all);
    for (Part part : parts) {
      at -= part.weight();
      if (at < 0) {
        return part.habit();
      }
    }
    throw new IllegalStateException("a mix without parts");
  }
}
