package org.chimerapool.ui.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chimerapool.chain.InvalidNodeException;
import org.chimerapool.chain.NodePlan;
import org.chimerapool.ui.i18n.Translations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NodeWordsTest {

  /// Of a switch nothing can be wrong.
  private static final Set<String> NEVER_WRONG = Set.of("enabled");

  static Stream<String> components() {
    return Stream.concat(
        Stream.of("id"),
        Arrays.stream(NodePlan.class.getRecordComponents())
            .map(RecordComponent::getName)
            .filter(name -> !NEVER_WRONG.contains(name)));
  }

  @ParameterizedTest
  @MethodSource("components")
  void saysInEachLanguageWhatAFieldShouldHold(String component) {
    InvalidNodeException invalid = new InvalidNodeException(Map.of(component, "as the rule says"));

    String german = NodeWords.faults(invalid, Translations.words(Locale.GERMANY));
    String english = NodeWords.faults(invalid, Translations.words(Locale.UK));

    assertThat(german).doesNotContain("as the rule says", "!").isNotEqualTo(english);
    assertThat(english).doesNotContain("as the rule says", "!");
  }
}
