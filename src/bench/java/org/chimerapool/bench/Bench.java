package org.chimerapool.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openjdk.jmh.runner.RunnerException;

/// Runs the parts of the benchmark that are asked for, all by default, and prints their table.
/// Arguments: names of parts.
final class Bench {

  private static final List<String> PARTS =
      List.of("flood", "spread", "idle", "pages", "deploy", "paths");

  private Bench() {}

  static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
    Set<String> wanted = new TreeSet<>(Arrays.asList(arguments));
    wanted.removeIf(String::isBlank);
    if (!PARTS.containsAll(wanted)) {
      System.err.println("bench: expected some of " + PARTS + ", got " + wanted);
      System.exit(2);
    }
    Path folder = Files.createTempDirectory(Path.of("target"), "bench");
    Table table = new Table();
    for (String part : PARTS) {
      if (wanted.isEmpty() || wanted.contains(part)) {
        System.out.println("bench: " + part);
        switch (part) {
          case "flood" -> new FloodBench(folder.resolve(part), table).run();
          case "spread" -> new SpreadBench(folder.resolve(part), table).run();
          case "idle" -> new IdleBench(folder.resolve(part), table).run();
          case "pages" -> new PagesBench(folder.resolve(part), table).run();
          case "deploy" -> new DeployBench(folder.resolve(part), table).run();
          default -> PathBench.run(table);
        }
      }
    }
    System.out.println();
    System.out.println(table);
  }
}
