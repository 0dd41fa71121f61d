package org.chimerapool.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Says at the end of `./mvnw verify` what was left out and why. With `CI=true` nothing may be.
///
/// A program of one file that the build runs. Argument: the folder with the notes of the test runs.
final class LeftOutSummary {
  private LeftOutSummary() {}

  static void main(String[] args) throws IOException {
    boolean strict = Boolean.parseBoolean(System.getenv("CI"));
    System.exit(tell(Path.of(args[0]), strict, System.out));
  }

  /// @return the exit status
  static int tell(Path folder, boolean strict, PrintStream out) throws IOException {
    List<String> left = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          left.addAll(Files.readAllLines(file));
        }
      }
    }
    left.forEach(line -> out.println("Left out: " + line));
    if (left.isEmpty()) {
      out.println("No test was left out.");
    }
    if (strict && !left.isEmpty()) {
      out.println("CI=true: every test has to run.");
      return 1;
    }
    return 0;
  }
}
