package org.chimerapool.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The text of the project, file by file.
final class SourceTree {
  private static final Set<String> NOT_OURS =
      Set.of("target", ".git", ".chimera", ".idea", ".vscode", "node_modules");

  private SourceTree() {}

  /// Every file below these places whose text matches, as `file:line text`.
  static List<String> find(Pattern pattern, Path... roots) {
    List<String> hits = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> !isForeign(file))
            .forEach(file -> hits.addAll(hits(pattern, file.toString(), lines(file))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return hits;
  }

  static List<String> hits(Pattern pattern, String file, List<String> lines) {
    List<String> hits = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (pattern.matcher(lines.get(i)).find()) {
        hits.add("%s:%d %s".formatted(file, i + 1, lines.get(i).strip()));
      }
    }
    return hits;
  }

  private static boolean isForeign(Path file) {
    for (Path part : Path.of("").toAbsolutePath().relativize(file.toAbsolutePath())) {
      if (NOT_OURS.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }

  /// A file that is no text has no lines.
  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
