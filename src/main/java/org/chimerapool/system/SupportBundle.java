package org.chimerapool.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What a supporter needs to see of an installation, as one file. Whoever hands texts in sees to it
/// that they name no secret; each is masked once more here.
public final class SupportBundle {

  private SupportBundle() {}

  /// @param texts by file name
  public static byte[] zip(Map<String, String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        zip.putNextEntry(new ZipEntry(text.getKey()));
        String masked =
            text.getValue()
                .lines()
                .map(HarmlessText::of)
                .collect(Collectors.joining("\n", "", "\n"));
        zip.write(masked.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// What every thread of a processor does now; virtual ones are not among them.
  public static String threads() {
    return Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false, 40))
        .map(
            thread ->
                thread.getThreadName()
                    + " "
                    + thread.getThreadState()
                    + Arrays.stream(thread.getStackTrace())
                        .map(frame -> "\n  at " + frame)
                        .collect(Collectors.joining()))
        .sorted()
        .collect(Collectors.joining("\n\n"));
  }
}
