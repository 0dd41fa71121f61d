package org.chimerapool.deployment.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Recipes as people write them, right and wrong.
class RecipeReaderTest {

  @Test
  void readsARecipe() {
    Recipe recipe =
        RecipeReader.read(
            """
            recipe: web
            title: A web server
            version: 3
            parameters:
              - name: PORT
                kind: integer
                initial: "80"
            phases:
              - name: Install
                weight: 5
                steps:
                  - name: Unpack
                    run: |
                      tar xf a.tar
                      ls
                    deadline: 2m
                    tries: 3
                    backoff: 4s
                    retry-on: [1, 100]
                    check: test -d a
                    rollback: rm -r a
              - name: Start
                steps:
                  - {name: Go, run: ./a/start}
            """);

    assertThat(recipe.phases()).containsExactly(new Phase("Install", 5), new Phase("Start", 1));
    assertThat(recipe.steps().getFirst())
        .isEqualTo(
            new Step(
                0,
                "Unpack",
                "tar xf a.tar\nls\n",
                "test -d a",
                "rm -r a",
                Duration.ofMinutes(2),
                3,
                Duration.ofSeconds(4),
                List.of(1, 100)));
    assertThat(recipe.steps().get(1).phase()).isEqualTo(1);
    assertThat(recipe.complete(Map.of())).containsEntry("PORT", "80");
  }

  @Test
  void tellsEveryFaultWithItsLine() {
    InvalidRecipeException wrong =
        catchThrowableOfType(
            InvalidRecipeException.class,
            () ->
                RecipeReader.read(
                    """
                    recipe: Not A Code
                    titel: misspelt
                    parameters:
                      - name: path
                      - name: PATH
                      - {name: KEY, kind: secret, initial: dontwritemehere}
                    phases:
                      - name: One
                        steps:
                          - run: 'true'
                            deadline: soon
                            tries: 0
                      - name: One
                        steps: []
                    """));

    assertThat(wrong.faults())
        .extracting(RecipeFault::line, RecipeFault::place)
        .contains(
            tuple(1, "recipe"),
            tuple(2, "titel"),
            tuple(1, "title"),
            tuple(4, "name"),
            tuple(5, "name"),
            tuple(6, "initial"),
            tuple(10, "name"),
            tuple(11, "deadline"),
            tuple(12, "tries"),
            tuple(14, "steps"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | nothing in it",
        "a: [ | line 1",
        "!!javax.script.ScriptEngineManager [] | not allowed",
        "phases: &x [*x] | aliases",
        "[1, 2] | expected keys and values"
      })
  void refusesWhatIsNoRecipe(String yaml, String words) {
    assertThatExceptionOfType(InvalidRecipeException.class)
        .isThrownBy(() -> RecipeReader.read(yaml))
        .withMessageContaining(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DIR",
        "CODE",
        "TEXT",
        "SECRETS",
        "SPOOL",
        "CHIMERA_KEY",
        "STEP_RUN",
        "BASH_VERSION",
        "UID",
        "LD_PRELOAD"
      })
  void refusesNamesThatTheRuntimeUsesItself(String name) {
    assertThatExceptionOfType(InvalidRecipeException.class)
        .isThrownBy(
            () ->
                RecipeReader.read(
                    """
                    recipe: x
                    title: X
                    parameters: [{name: %s}]
                    phases: [{name: P, steps: [{name: S, run: 'true'}]}]
                    """
                        .formatted(name)))
        .withMessageContaining("no name that the shell uses");
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 12, true",
    "INTEGER, 1e3, false",
    "PATH, /srv/data, true",
    "PATH, ../etc, false",
    "PATH, '/a b', false",
    "HOST, example.org, true",
    "HOST, 2001:db8::1, true",
    "HOST, '-x', false",
    "HOST, 'a;b', false",
    "SWITCH, true, true",
    "SWITCH, yes, false",
    "SECRET, short, false"
  })
  void checksValuesByTheirKind(ParameterKind kind, String value, boolean good) {
    assertThat(kind.accepts(value)).isEqualTo(good);
  }

  @Test
  void tellsEachValueThatIsMissingUnknownOrWrong() {
    Recipe recipe =
        RecipeReader.read(
            """
            recipe: x
            title: X
            parameters:
              - {name: A}
              - {name: B, choices: [one, two]}
            phases: [{name: P, steps: [{name: S, run: 'true'}]}]
            """);

    assertThatExceptionOfType(InvalidRecipeException.class)
        .isThrownBy(() -> recipe.complete(Map.of("B", "three", "C", "c")))
        .withMessage(
            "A: a value is needed; B: expected one of one, two; C: the recipe has no such parameter");
  }

  @Test
  void shipsRecipesThatCanBeRead() {
    assertThat(new RecipeShelf().find("machine-check")).isPresent();
  }
}
