package org.chimerapool.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The libraries that this program carries, as their own files name them.
public final class Libraries {

  private static final Pattern LICENCES =
      Pattern.compile("<licenses>(.*?)</licenses>", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("<name>\\s*([^<]{1,200}?)\\s*</name>");

  private Libraries() {}

  /// @param licence as the library's own description says; empty where it leaves that to another
  public record Library(String name, String version, String licence) {}

  /// By name. Reads every library once: takes a moment.
  public static List<Library> read() {
    try {
      List<Library> found = new ArrayList<>();
      for (Resource described :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:META-INF/maven/*/*/pom.properties")) {
        found.add(read(described));
      }
      return found.stream()
          .distinct()
          .sorted(Comparator.comparing(Library::name).thenComparing(Library::version))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Library read(Resource described) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = described.getInputStream()) {
      properties.load(in);
    }
    return new Library(
        properties.getProperty("groupId", "") + ":" + properties.getProperty("artifactId", ""),
        properties.getProperty("version", ""),
        licence(described.createRelative("pom.xml")));
  }

  private static String licence(Resource pom) throws IOException {
    if (!pom.exists()) {
      return "";
    }
    try (InputStream in = pom.getInputStream()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Matcher block = LICENCES.matcher(text);
      return block.find()
          ? NAME.matcher(block.group(1))
              .results()
              .map(found -> found.group(1))
              .distinct()
              .collect(Collectors.joining(", "))
          : "";
    }
  }
}
