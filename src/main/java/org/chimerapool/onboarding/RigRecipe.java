package org.chimerapool.onboarding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.kernel.Hashrate;

/// How one sort of rig is set up. Texts may hold `{url}`, `{host}`, `{port}`, `{user}`,
/// `{password}` and `{algorithm}`.
///
/// @param id in links and message keys: `rig.<id>.where` says where to type it
/// @param name as the trade calls it
/// @param algorithms ids of those it can hash
/// @param usual what a typical one hashes per second, to tell how long the first share may take
/// @param minimumDifficulty what it wants at least, 0 where it takes any; asked for by the password
/// @param speaksTls whether it can speak TLS
/// @param lines what to type, by the names that the rig's own page uses
/// @param paste a command or a configuration file
public record RigRecipe(
    String id,
    String name,
    Set<String> algorithms,
    Hashrate usual,
    long minimumDifficulty,
    boolean speaksTls,
    List<Line> lines,
    Optional<Paste> paste) {

  public RigRecipe {
    algorithms = Set.copyOf(algorithms);
    lines = List.copyOf(lines);
  }

  /// @param label as the rig shows it, in its own language
  public record Line(String label, String value) {}

  /// @param fileName empty for a command
  public record Paste(String fileName, String text) {

    public boolean isFile() {
      return !fileName.isEmpty();
    }
  }
}
