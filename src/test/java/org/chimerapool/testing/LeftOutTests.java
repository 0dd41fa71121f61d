package org.chimerapool.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Notes what a test run leaves out and why, in the file that the build names; `LeftOutSummary`
/// tells it at the end.
public final class LeftOutTests implements TestExecutionListener {
  private final Map<String, String> reasons = Collections.synchronizedMap(new TreeMap<>());
  private final @Nullable Path file;

  public LeftOutTests() {
    String name = System.getProperty("tests.left-out");
    this.file = name == null ? null : Path.of(name);
  }

  LeftOutTests(Path file) {
    this.file = file;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    reasons.put(name(test), reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      reasons.put(name(test), result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    write();
  }

  void write() {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(
          file,
          reasons.entrySet().stream()
              .map(
                  entry ->
                      entry.getKey()
                          + " because: "
                          + entry.getValue().lines().findFirst().orElse(""))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(TestIdentifier test) {
    return test.getSource()
        .map(
            source ->
                switch (source) {
                  case ClassSource type -> simple(type.getClassName());
                  case MethodSource method ->
                      simple(method.getClassName()) + "." + method.getMethodName();
                  default -> test.getDisplayName();
                })
        .orElse(test.getDisplayName());
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
