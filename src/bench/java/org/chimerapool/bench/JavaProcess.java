package org.chimerapool.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Builds command lines for further processes of the program.
final class JavaProcess {

  private JavaProcess() {}

  /// @param heap the most that the process may take, as `-Xmx` wants it
  static ProcessBuilder of(String heap, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Xmx" + heap);
    command.addAll(Arrays.asList(System.getProperty("bench.jvm", "").split(" ", -1)));
    command.removeIf(String::isBlank);
    command.add("-cp");
    command.add(classPath());
    command.add(mainClass);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    // An operator's own settings are not what is measured.
    builder.environment().keySet().removeIf(name -> name.startsWith("CHIMERA_"));
    return builder;
  }

  /// Starts a process that does not outlive this one, however this one ends.
  static Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
    return process;
  }

  /// Without the tests' classes, whose configurations the program would find.
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
