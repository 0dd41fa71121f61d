package org.chimerapool.deployment.script;

import java.util.List;
import java.util.stream.Collectors;

/// Text as one word of the shell, whatever it holds.
public final class Quoted {

  private Quoted() {}

  public static String word(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  public static String array(String name, List<String> values) {
    return values.stream().map(Quoted::word).collect(Collectors.joining(" ", name + "=(", ")\n"));
  }
}
