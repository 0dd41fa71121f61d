package org.chimerapool.deployment.recipe;

/// One thing that is wrong with a recipe or with what it was given.
///
/// @param line of the YAML, from 1; 0 where the fault is in no line
/// @param column in that line, from 1; 0 where there is no line
/// @param place the key or parameter that it is about
/// @param words what was expected and what came
public record RecipeFault(int line, int column, String place, String words) {

  public RecipeFault(int line, String place, String words) {
    this(line, line > 0 ? 1 : 0, place, words);
  }

  public static RecipeFault of(String place, String words) {
    return new RecipeFault(0, 0, place, words);
  }

  @Override
  public String toString() {
    return (line > 0 ? "line " + line + ", " : "") + place + ": " + words;
  }
}
