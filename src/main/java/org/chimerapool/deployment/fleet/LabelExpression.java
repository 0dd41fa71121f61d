package org.chimerapool.deployment.fleet;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which machines are meant: words with blanks between them that must all hold.
///
/// `gpu` is a label; `kind:miner`, `place:berlin`, `name:rig-7`, `version:kaspad=1.0.1`,
/// `health:good` and `spare:yes` ask for something else; `a|b` is either of two, `!a` the contrary,
/// and `*` in a word stands for anything. An empty expression means every machine.
public final class LabelExpression {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern BAR = Pattern.compile("\\|");
  private static final Pattern STAR = Pattern.compile("\\*+");
  private static final int LONGEST = 500;

  private final List<Predicate<Target>> all;

  private LabelExpression(List<Predicate<Target>> all) {
    this.all = all;
  }

  /// @throws IllegalArgumentException naming the word that means nothing
  public static LabelExpression of(String expression) {
    if (expression.length() > LONGEST) {
      throw new IllegalArgumentException("expected an expression of at most 500 characters");
    }
    String stripped = expression.strip();
    return new LabelExpression(
        stripped.isEmpty()
            ? List.of()
            : BLANKS.splitAsStream(stripped).map(LabelExpression::word).toList());
  }

  public boolean means(Target target) {
    return all.stream().allMatch(each -> each.test(target));
  }

  private static Predicate<Target> word(String word) {
    return Arrays.stream(BAR.split(word, -1))
        .map(LabelExpression::one)
        .reduce(Predicate::or)
        .orElseThrow();
  }

  private static Predicate<Target> one(String word) {
    if (word.startsWith("!")) {
      return one(word.substring(1)).negate();
    }
    int colon = word.indexOf(':');
    Pattern value = glob(word, word.substring(colon + 1));
    if (colon < 0) {
      return word.equals("*")
          ? target -> true
          : target -> target.labels().stream().anyMatch(each -> value.matcher(each).matches());
    }
    return switch (word.substring(0, colon)) {
      case "kind" -> target -> value.matcher(target.kind().name().replace('_', '-')).matches();
      case "place" -> target -> value.matcher(target.place()).matches();
      case "name" -> target -> value.matcher(target.name()).matches();
      case "health" -> target -> value.matcher(target.health().name()).matches();
      case "spare" -> target -> value.matcher(target.spare() ? "yes" : "no").matches();
      case "version" ->
          target ->
              target.versions().entrySet().stream()
                  .anyMatch(each -> value.matcher(each.getKey() + "=" + each.getValue()).matches());
      default ->
          throw new IllegalArgumentException(
              "\"%s\": expected kind:, place:, name:, health:, spare: or version:".formatted(word));
    };
  }

  private static Pattern glob(String word, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("\"%s\": expected something to look for".formatted(word));
    }
    return glob(value);
  }

  /// Text in which `*` stands for anything, upper and lower case alike.
  static Pattern glob(String value) {
    String pattern =
        Arrays.stream(STAR.split(value, -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
