package org.chimerapool.ui.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every word is there in every language, and none is there for nothing.
class TranslationsTest {

  private static final Path SOURCES = Path.of("src/main/java/org/chimerapool/ui");
  private static final Path WORDS = Path.of("src/main/resources/vaadin-i18n");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9_]+)+\\.?)\"");
  private static final Set<String> GROUPS =
      Set.of(
          "scheme.",
          "role.",
          "reason.",
          "range.",
          "miners.",
          "session.state.",
          "session.warning.",
          "mistake.",
          "limit.",
          "audit.action.",
          "permission.",
          "palette.group.",
          "share.block.",
          "badge.",
          "badge.how.",
          "board.kind.",
          "board.lead.",
          "milestone.",
          "size.",
          "rig.",
          "run.state.",
          "run.proof.",
          "run.fact.",
          "rollout.state.",
          "rollout.member.",
          "rollout.stage.",
          "rollout.because.",
          "rollout.event.",
          "rollout.fault.",
          "rollout.act.",
          "rollout.gate.",
          "rollout.compare.success.",
          "rollout.compare.time.",
          "plan.failure.",
          "stage.picking.",
          "step.state.",
          "recipe.origin.",
          "recipe.kind.",
          "log.level.",
          "log.mark.",
          "log.pane.",
          "fault.",
          "outlook.basis.",
          "outlook.reason.",
          "history.",
          "fleet.route.",
          "hosts.kind.",
          "hosts.layer.",
          "hosts.source.",
          "hosts.state.",
          "hosts.way.",
          "fleet.kind.",
          "fleet.state.",
          "fleet.health.",
          "fleet.check.",
          "fleet.reason.",
          "fleet.map.",
          "fleet.hw.",
          "fleet.event.",
          "first.away.",
          "first.layer.",
          "setting.",
          "settings.group.",
          "settings.cause.",
          "tail.least.");

  private final Properties english = load("translations.properties");
  private final Properties german = load("translations_de.properties");

  @Test
  void hasTheSameKeysInBothLanguages() {
    assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
  }

  @Test
  void hasEveryKeyThatTheSourcesUse() {
    Set<String> prefixes =
        english.stringPropertyNames().stream()
            .map(key -> key.substring(0, key.indexOf('.') + 1))
            .collect(Collectors.toSet());

    assertThat(literals())
        .filteredOn(key -> prefixes.contains(key.substring(0, key.indexOf('.') + 1)))
        .filteredOn(key -> !GROUPS.contains(key))
        .isNotEmpty()
        .allSatisfy(key -> assertThat(english.stringPropertyNames()).contains(key));
  }

  @Test
  void hasNoKeyThatNobodyUses() {
    Set<String> used = literals();

    assertThat(english.stringPropertyNames())
        .filteredOn(key -> GROUPS.stream().noneMatch(key::startsWith))
        .filteredOn(key -> !used.contains(key.replaceAll("\\.(detail|next|title|words)$", "")))
        .filteredOn(key -> !used.contains(key))
        .isEmpty();
  }

  @Test
  void hasPatternsThatCanBeFilled() {
    for (Properties words : Set.of(english, german)) {
      for (String key : words.stringPropertyNames()) {
        String text =
            new MessageFormat(words.getProperty(key), Locale.ENGLISH)
                .format(new Object[] {3, 4, 5});
        assertThat(text).as(key).isNotBlank().doesNotContain("{").doesNotContain("#");
      }
    }
  }

  @Test
  void takesEnglishWhereALanguageIsNotThere() {
    assertThat(Translations.words(Locale.FRANCE).say("nav.blocks")).isEqualTo("Blocks");
    assertThat(Translations.words(Locale.of("de", "AT")).say("nav.blocks")).isEqualTo("Blöcke");
  }

  private static Set<String> literals() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Set<String> keys = new TreeSet<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        LITERAL.matcher(Files.readString(file)).results().forEach(hit -> keys.add(hit.group(1)));
      }
      return keys;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Properties load(String name) {
    Properties words = new Properties();
    try (var reader = Files.newBufferedReader(WORDS.resolve(name))) {
      words.load(reader);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return words;
  }
}
