package org.chimerapool.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages need no Node, and no stranger's text becomes markup.
class FrontendTest {
  private static final Path PAGES = Path.of("src/main");

  /// What makes Vaadin bundle, which needs Node: everything but `context://` and `https://` URLs.
  private static final Pattern BUNDLED =
      Pattern.compile(
          "@(NpmPackage|CssImport|Theme|LoadDependenciesOnStartup)\\b"
              + "|@(JsModule|JavaScript)\\(\\s*+(value\\s*=\\s*+)?+\"(?!context://|https?://)");

  /// Ways to turn text into markup. An empty innerHTML only clears.
  private static final Pattern MARKUP =
      Pattern.compile(
          "new Html\\(|\\binnerHTML\\s*\\+?=\\s*+(?!(\"\"|'')\\s*;)|\"innerHTML\"|insertAdjacentHTML"
              + "|outerHTML\\s*=|document\\.write|\\beval\\(");

  @Test
  void needsNoBundler() {
    assertThat(SourceTree.find(BUNDLED, PAGES)).isEmpty();
  }

  @Test
  void makesNoMarkupOfText() {
    assertThat(SourceTree.find(MARKUP, PAGES)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@NpmPackage(value = \"x\", version = \"1\")",
        "@CssImport(\"./x.css\")",
        "@JsModule(\"./x.js\")",
        "@JavaScript(value = \"./x.js\")",
      })
  void findsWhatWouldNeedABundler(String line) {
    assertThat(SourceTree.hits(BUNDLED, "Offender.java", List.of(line))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add(new Html(\"<b>\" + name + \"</b>\"));",
        "cell.innerHTML = worker.name;",
        "cell.innerHTML += `<td>${name}</td>`;",
        "getElement().setProperty(\"innerHTML\", name);",
        "row.insertAdjacentHTML('beforeend', name);",
      })
  void findsMarkupMadeOfText(String line) {
    assertThat(SourceTree.hits(MARKUP, "offender.js", List.of(line))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@JsModule(\"context://chimera/x.js\")", "cell.innerHTML = '';"})
  void letsTheRestPass(String line) {
    assertThat(SourceTree.hits(BUNDLED, "Fine.java", List.of(line))).isEmpty();
    assertThat(SourceTree.hits(MARKUP, "fine.js", List.of(line))).isEmpty();
  }
}
