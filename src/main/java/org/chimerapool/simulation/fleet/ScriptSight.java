package org.chimerapool.simulation.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a machine reads in the script of a run, without running it.
///
/// @param key proves to the console that a line comes from this run
/// @param steps in their order
record ScriptSight(String key, List<Step> steps) {

  private static final Pattern KEY = Pattern.compile("(?m)^CHIMERA_KEY='([^']+)'$");
  private static final Pattern EXITS = Pattern.compile("(?s).*\\bexit ([1-9][0-9]{0,2})\\s*");

  private static final Pattern SOMETIMES = Pattern.compile("(?s).*\\|\\| exit [0-9]{1,3}\\s*");

  /// @param fails exit code of a command that ends with `exit N`; 0 for all others
  /// @param sometimes only on every second machine, because it ends with `|| exit N`
  record Step(String name, int phase, int fails, boolean sometimes, boolean undone) {}

  static ScriptSight of(String script) {
    Matcher key = KEY.matcher(script);
    if (!key.find()) {
      throw new IllegalArgumentException("a script without a key");
    }
    List<String> names = array(script, "STEP_NAME");
    List<String> phases = array(script, "STEP_PHASE");
    List<String> commands = array(script, "STEP_RUN");
    List<String> rollbacks = array(script, "STEP_ROLLBACK");
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Matcher exits = EXITS.matcher(commands.get(i));
      steps.add(
          new Step(
              names.get(i),
              Integer.parseInt(phases.get(i)),
              exits.matches() ? Integer.parseInt(exits.group(1)) : 0,
              SOMETIMES.matcher(commands.get(i)).matches(),
              !rollbacks.get(i).isEmpty()));
    }
    return new ScriptSight(key.group(1), List.copyOf(steps));
  }

  /// Words of a shell's array in single quotes, where `'\''` is a quote.
  private static List<String> array(String script, String name) {
    int at = script.startsWith(name + "=(") ? 0 : script.indexOf("\n" + name + "=(") + 1;
    if (at == 0 && !script.startsWith(name)) {
      throw new IllegalArgumentException("a script without " + name);
    }
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    for (int i = at + name.length() + 2; i < script.length(); i++) {
      char c = script.charAt(i);
      if (quoted) {
        quoted = c != '\'';
        if (quoted) {
          word.append(c);
        }
      } else if (c == '\'') {
        quoted = true;
        any = true;
      } else if (c == '\\') {
        word.append(script.charAt(++i));
      } else if (c == ')' || Character.isWhitespace(c)) {
        if (any || !word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
          any = false;
        }
        if (c == ')') {
          return words;
        }
      } else {
        word.append(c);
      }
    }
    throw new IllegalArgumentException(name + " does not end");
  }
}
