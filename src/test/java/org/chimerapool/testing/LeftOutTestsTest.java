package org.chimerapool.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestIdentifier;
import org.opentest4j.TestAbortedException;

class LeftOutTestsTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @Test
  void tellsWhatWasSkippedAndWhatGaveUp() throws IOException {
    LeftOutTests listener = new LeftOutTests(folder.resolve("unit.txt"));
    listener.executionSkipped(test("a.b.BrowserIT"), "no Chromium here");
    listener.executionFinished(
        test("a.b.DataIT"),
        TestExecutionResult.aborted(new TestAbortedException("no TimescaleDB")));
    listener.executionFinished(test("a.b.FineTest"), TestExecutionResult.successful());
    listener.write();

    assertThat(tell(false)).isZero();
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("Left out: BrowserIT because: no Chromium here")
        .contains("Left out: DataIT because: no TimescaleDB")
        .doesNotContain("FineTest");
  }

  @Test
  void failsInCiWhenAnythingIsLeftOut() throws IOException {
    Files.writeString(folder.resolve("unit.txt"), "BrowserIT because: no Chromium here\n");

    assertThat(tell(true)).isEqualTo(1);
  }

  @Test
  void isContentWhenEverythingRan() throws IOException {
    new LeftOutTests(folder.resolve("unit.txt")).write();

    assertThat(tell(true)).isZero();
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("No test was left out.");
  }

  private int tell(boolean strict) throws IOException {
    return LeftOutSummary.tell(folder, strict, new PrintStream(told, true, StandardCharsets.UTF_8));
  }

  private static TestIdentifier test(String className) {
    return TestIdentifier.from(
        new AbstractTestDescriptor(
            UniqueId.forEngine("test").append("class", className),
            className,
            ClassSource.from(className)) {
          @Override
          public TestDescriptor.Type getType() {
            return TestDescriptor.Type.TEST;
          }
        });
  }
}
