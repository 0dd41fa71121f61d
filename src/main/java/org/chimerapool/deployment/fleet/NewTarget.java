package org.chimerapool.deployment.fleet;

import java.util.Set;
import java.util.regex.Pattern;

/// A machine as an operator names it: one that the console reaches by itself, accepted at once.
///
/// @param name 1 to 100 characters
/// @param place at most 100 characters; may be empty
/// @param by the operator's login
public record NewTarget(
    String name,
    TargetKind kind,
    Set<String> labels,
    String place,
    boolean spare,
    Reach reach,
    String by) {

  static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
  private static final int MOST_LABELS = 32;

  public NewTarget {
    name(name);
    place(place);
    labels = labels(labels);
  }

  static String name(String name) {
    if (name.isBlank() || name.length() > 100) {
      throw new IllegalArgumentException("a name has 1 to 100 characters");
    }
    return name;
  }

  static String place(String place) {
    if (place.length() > 100) {
      throw new IllegalArgumentException("a place has at most 100 characters");
    }
    return place;
  }

  static Set<String> labels(Set<String> labels) {
    if (labels.size() > MOST_LABELS) {
      throw new IllegalArgumentException("expected at most 32 labels, got " + labels.size());
    }
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw new IllegalArgumentException(
            "expected a label of small letters, digits, '.', '_' and '-', got \"%s\""
                .formatted(label));
      }
    }
    return Set.copyOf(labels);
  }
}
