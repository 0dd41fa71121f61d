package org.chimerapool.bench;

import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// The hot paths one by one, with what they allocate.
final class PathBench {

  private PathBench() {}

  static void run(Table table) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include("org\\.chimerapool\\..*Path\\.")
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .jvmArgsAppend(
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
            .build();
    for (RunResult result : new Runner(options).run()) {
      Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
      String name = result.getParams().getBenchmark();
      table.row(
          name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
          String.format(
              Locale.ROOT,
              "%.0f ns, %.0f bytes",
              result.getPrimaryResult().getScore(),
              bytes == null ? 0 : bytes.getScore()));
    }
  }
}
