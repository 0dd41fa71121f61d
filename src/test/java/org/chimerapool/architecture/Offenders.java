package org.chimerapool.architecture;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Compiles planted faults.
final class Offenders {
  private Offenders() {}

  /// The folder with the classes of one source file.
  static Path compile(String source) {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "offender");
      StringWriter said = new StringWriter();
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      List<String> options =
          List.of(
              "-d",
              folder.toString(),
              "-proc:none",
              "-classpath",
              System.getProperty(
                  "surefire.test.class.path", System.getProperty("java.class.path")));
      boolean done =
          compiler.getTask(said, null, null, options, null, List.of(file(source))).call();
      if (!done) {
        throw new IllegalStateException("the offender does not compile: " + said);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaFileObject file(String source) {
    return new SimpleJavaFileObject(
        URI.create("string:///Offender.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }
}
