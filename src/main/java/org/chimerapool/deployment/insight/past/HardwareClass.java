package org.chimerapool.deployment.insight.past;

import java.util.Map;

/// Machines alike: processor, cores, memory to the next power of two. Pure.
final class HardwareClass {

  private HardwareClass() {}

  /// @param facts as the machine told them: `arch`, `cores`, `memoryKb`
  /// @return empty where it told too little
  static String of(Map<String, String> facts) {
    String arch = facts.getOrDefault("arch", "");
    long cores = number(facts.get("cores"));
    long memory = number(facts.get("memoryKb"));
    if (arch.isBlank() || cores <= 0 || memory <= 0) {
      return "";
    }
    return "%s, %d CPU, %d GB".formatted(arch.strip(), cores, gigabytes(memory));
  }

  /// A machine of 8 GB reports somewhat less.
  static long gigabytes(long kilobytes) {
    double whole = (double) kilobytes / (1 << 20);
    long power = 1;
    while ((double) power < whole * 0.98) {
      power *= 2;
    }
    return power;
  }

  private static long number(@org.jspecify.annotations.Nullable String text) {
    return text != null && text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
  }
}
