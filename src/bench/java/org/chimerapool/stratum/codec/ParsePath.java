package org.chimerapool.stratum.codec;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// A submit's line read.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParsePath {

  private final byte[] line =
      ("{\"id\":1234567,\"method\":\"mining.submit\",\"params\":[\"cluster1.steady1\",\"6b018163\","
              + "\"0000000000000001\",\"67b6f938\",\"f15f1590\",\"00c00000\"]}")
          .getBytes(StandardCharsets.US_ASCII);

  /// From the bytes of a line to a request.
  @Benchmark
  public Object submitLine() {
    return LineReader.read(line);
  }
}
