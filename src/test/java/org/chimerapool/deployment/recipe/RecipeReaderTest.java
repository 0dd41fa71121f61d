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
  void showsWhatWasKeptBeforeTheRulesBecameStricter() {
    String older =
        """
        recipe: older
        title: Older
        parameters:
          - name: BASE
        phases:
          - name: Work
            steps:
              - name: Work
                run: echo "$BASE"
        """;
    assertThat(RecipeReader.faults(older)).isNotEmpty();
    assertThat(RecipeReader.kept(older).title()).isEqualTo("Older");
    assertThat(RecipeReader.kept(older).steps()).hasSize(1);

    Recipe unreadable = RecipeReader.kept("- {");
    assertThat(unreadable.steps()).isEmpty();
    assertThat(unreadable.source()).isEqualTo("- {");
  }

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "- {name: S, runn: 'true'} | 12 | runn | did you mean run?",
        "- {name: S} | 12 | run | needed in a step, or one of the actions",
        "- {name: S, run: a, file: {path: /a}} | 12 | run | either run or one action",
        "- {file: {path: a}} | 12 | path | expected an absolute path, not a",
        "- {file: {path: /a, mode: rwx}} | 12 | mode | expected a mode as 0644, not rwx",
        "- {file: {path: /a, modus: x}} | 12 | modus | unknown",
        "- {file: {path: '/${PRT}'}} | 12 | path | no parameter PRT; did you mean PORT?",
        "- {file: {path: /a}, check: a} | 12 | check | an action has its own",
        "- {file: {path: /a}, user: b} | 12 | user | say who owns it instead",
        "- {download: {url: 'ftp://a/b', to: /a, sha256: '12'}} | 12 | url | expected an address of https",
        "- {download: {url: 'https://a/b', to: /a, sha256: '12'}} | 12 | sha256 | 64 digits of hex",
        "- {install: [-o, curl]} | 12 | install | expected the name of a package, not -o",
        "- {wait: {for: 3s}} | 12 | wait | expected either port or http",
        "- {service: {name: a, command: run it}} | 12 | command | expected an absolute path first",
        "- {name: S, run: a, user: Root} | 12 | user | expected the name of a user in lower case, not Root",
        "- {name: S, run: a, when: cluod} | 12 | when | no environment cluod; did you mean cloud?",
        "- {name: S, run: a, retry-on: [never]} | 12 | retry-on | expected transport, busy or exit codes",
        "- {name: S, run: a, needs: [S]} | 12 | needs | goes in a circle: S needs S",
        "- {name: S, run: a, needs: [T]} | 12 | needs | there is no T"
      })
  void tellsWhatIsWrongWithAStepAndWhere(String step, int line, String place, String words) {
    assertThat(
            RecipeReader.faults(
                """
                recipe: x
                title: X
                parameters:
                  - {name: PORT, kind: integer}
                environments:
                  - name: cloud
                    indicators:
                      - {name: it is, test: 'true'}
                phases:
                  - name: P
                    steps:
                      %s
                """
                    .formatted(step)))
        .anySatisfy(
            fault -> {
              assertThat(fault.line()).isEqualTo(line);
              assertThat(fault.column()).isGreaterThan(1);
              assertThat(fault.place()).isEqualTo(place);
              assertThat(fault.words()).contains(words);
            });
  }

  @Test
  void ordersPhasesByTheirNeedsAndRefusesCircles() {
    String yaml =
        """
        recipe: x
        title: X
        phases:
          - {name: C, needs: [B], steps: [{name: c, run: c}]}
          - {name: A, needs: [%s], steps: [{name: a, run: a}]}
          - {name: B, needs: [A], steps: [{name: b, run: b}]}
        """;

    assertThat(RecipeReader.read(yaml.formatted("")).phases().stream().map(Phase::name))
        .containsExactly("A", "B", "C");
    assertThat(RecipeReader.faults(yaml.formatted("C")))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.line()).isEqualTo(4);
              assertThat(fault.words()).isEqualTo("goes in a circle: C needs B needs A needs C");
            });
  }

  @Test
  void writesActionsAsCommandsInWhichOnlyParametersAreReplaced() {
    Recipe recipe =
        RecipeReader.read(
            """
            recipe: x
            title: X
            parameters: [{name: PORT, kind: integer}]
            phases:
              - name: P
                steps:
                  - file:
                      path: /etc/it's
                      content: "port=${PORT} $(reboot) ${HOME} `id`"
            """);

    assertThat(recipe.steps().getFirst().run())
        .isEqualTo("file_do '/etc/it'\\''s' '' '0644' 'port='\"${PORT}\"' $(reboot) ${HOME} `id`'");
    assertThat(recipe.steps().getFirst().check()).startsWith("file_is '/etc/it'");
    assertThat(recipe.steps().getFirst().rollback()).startsWith("file_undo '/etc/it'");
  }

  @Test
  void putsChecksAfterTheInstallationInTheOrderOfTheirStages() {
    Recipe recipe =
        RecipeReader.read(
            """
            recipe: x
            title: X
            phases: [{name: P, steps: [{name: S, run: a}]}]
            checks:
              - {name: fast, stage: performance, run: c, binding: false}
              - {name: up, stage: services, wait: {port: 80, for: 5s}}
            """);

    assertThat(recipe.phases().stream().map(Phase::name))
        .containsExactly("P", "Services", "Performance");
    assertThat(recipe.checks()).extracting(Step::name).containsExactly("up", "fast");
    assertThat(recipe.checks()).extracting(Step::binding).containsExactly(true, false);
    assertThat(recipe.checks().getFirst().run()).isEqualTo("wait_port '127.0.0.1' '80' '5' ''");
  }

  @Test
  void shipsRecipesThatCanBeRead() {
    assertThat(new RecipeShelf().all())
        .extracting(Recipe::code)
        .containsExactlyInAnyOrder(
            "machine-check", "chimera-node", "bitcoin-node", "mycelium-matrix", "game-console");
  }
}
