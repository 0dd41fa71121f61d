package org.chimerapool.stratum.dialect;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chimerapool.stratum.codec.Json;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// A submit's parameters understood.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SubmitPath {

  private final List<Json> params =
      List.of(
          new Json.Text("cluster1.steady1"),
          new Json.Text("6b018163"),
          new Json.Text("0000000000000001"),
          new Json.Text("67b6f938"),
          new Json.Text("f15f1590"),
          new Json.Text("00c00000"));

  /// From the values of a line to a submission.
  @Benchmark
  public Object submission() {
    return SubmitParams.read(params);
  }
}
