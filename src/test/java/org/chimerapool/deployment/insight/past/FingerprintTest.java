package org.chimerapool.deployment.insight.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.insight.SampleRuns;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void leavesOutWhatDiffersFromRunToRun() {
    assertThat(Fingerprint.of("\u001b[31mbind: address in use 0.0.0.0:16111\u001b[0m"))
        .isEqualTo("bind: address in use HOST");
    assertThat(Fingerprint.of("cp: cannot stat '/srv/data/block-17': No such file"))
        .isEqualTo("cp: cannot stat 'PATH': no such file");
    assertThat(Fingerprint.of("pid 912 got 0x7ffeeb after 3.5 s at 2026-11-21T10:11:12Z"))
        .isEqualTo("pid # got HEX after # s at TIME");
    assertThat(Fingerprint.of("fetch https://a.example/x?id=3 failed for node7.example.org"))
        .isEqualTo("fetch URL failed for HOST");
    assertThat(Fingerprint.of("id 6fa459ea-ee8a-3ca4-894e-db77e160355e [fe80::1]:443"))
        .isEqualTo("id ID HOST");
  }

  @Test
  void survivesAnyLine() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder line = new StringBuilder();
      for (int j = random.nextInt(300); j > 0; j--) {
        line.append(
            (char) (random.nextInt(8) == 0 ? random.nextInt(65_536) : 32 + random.nextInt(95)));
      }
      assertThatCode(() -> Fingerprint.of(line.toString())).doesNotThrowAnyException();
    }
    assertThat(Fingerprint.of("a.".repeat(8_000)).length()).isLessThanOrEqualTo(240);
  }

  @Test
  void findsTheLineThatTells() {
    assertThat(
            TellingLine.among(
                List.of(
                    line(1, LogLevel.OUT, "error: something odd"),
                    line(2, LogLevel.OUT, "No space left on device"),
                    line(3, LogLevel.OUT, "cleaning up"),
                    line(4, LogLevel.ERROR, "Fetch: failed with exit code 1"))))
        .get()
        .returns(2L, LogLine::seq);
    assertThat(
            TellingLine.among(
                List.of(
                    line(1, LogLevel.OUT, "error: something odd"),
                    line(2, LogLevel.OUT, "bye"),
                    line(3, LogLevel.WARN, "Exit code 1; try 2 of 3 in 5 s"))))
        .get()
        .returns(1L, LogLine::seq);
    assertThat(TellingLine.among(List.of(line(1, LogLevel.INFO, "Fetch")))).isEmpty();
  }

  @Test
  void putsMachinesAlikeTogether() {
    assertThat(HardwareClass.of(Map.of("arch", "x86_64", "cores", "4", "memoryKb", "8045000")))
        .isEqualTo("x86_64, 4 CPU, 8 GB");
    assertThat(HardwareClass.of(Map.of("arch", "aarch64", "cores", "4", "memoryKb", "948000")))
        .isEqualTo("aarch64, 4 CPU, 1 GB");
    assertThat(HardwareClass.of(Map.of("arch", "x86_64", "cores", "many"))).isEmpty();
  }

  private static LogLine line(long seq, LogLevel level, String text) {
    return new LogLine(seq, SampleRuns.NOON, 1, level, text);
  }
}
