package org.chimerapool.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no file of the project may say: where packages come from is the host's business, and a path
/// of one machine is wrong on every other.
class ProjectTextTest {
  private static final Pattern REGISTRY =
      Pattern.compile(
          "repo1?\\.maven\\.(apache\\.)?org|repo\\.maven\\.apache|central\\.sonatype|registry\\.npm"
              + "js|pypi\\.org|"
              + "deb\\.debian\\.org|archive\\.ubuntu\\.com|artifactory|nexus\\.");

  private static final Pattern MACHINE =
      Pattern.compile("(?<![\\w./~$}])/(home|Users|work|workspace|mnt|root)/[\\w.-]+");

  private static final Path PROJECT = Path.of("");

  @Test
  void namesNoPackageRegistry() {
    assertThat(withoutThis(SourceTree.find(REGISTRY, PROJECT.toAbsolutePath()))).isEmpty();
  }

  @Test
  void namesNoPathOfOneMachine() {
    assertThat(withoutThis(SourceTree.find(MACHINE, PROJECT.toAbsolutePath()))).isEmpty();
  }

  @Test
  void leavesNoUnfinishedBusiness() {
    assertThat(
            withoutThis(
                SourceTree.find(
                    Pattern.compile("\\b(TODO|FIXME|XXX)\\b"), Path.of("src"), Path.of("db"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://repo.mav" + "en.apache.org/x",
        "https://py" + "pi.org/simple",
        "http://deb.deb" + "ian.org/debian"
      })
  void wouldFindARegistry(String line) {
    assertThat(SourceTree.hits(REGISTRY, "pom.xml", List.of(line))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cd /ho" + "me/ann/x", "\"/Us" + "ers/ann/x\"", "path=/ro" + "ot/x"})
  void wouldFindAPathOfOneMachine(String line) {
    assertThat(SourceTree.hits(MACHINE, "run.sh", List.of(line))).hasSize(1);
  }

  /// The patterns themselves.
  private static List<String> withoutThis(List<String> hits) {
    return hits.stream().filter(hit -> !hit.contains("ProjectTextTest.java")).toList();
  }
}
