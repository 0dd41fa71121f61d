package org.chimerapool.gamification.profile;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A name as it looks from afar: two names with the same look are the same to a reader. Small
/// letters without marks, look-alikes of other scripts and digits made one (after Unicode TR 39,
/// for the scripts that a name may be written in), blanks and signs left out.
final class NameLook {

  private static final Map<Integer, String> ALIKE = new HashMap<>();

  static {
    alike("0οоօ", "o");
    alike("1lіιı|!ɩ", "i");
    alike("5ѕ", "s");
    alike("8", "b");
    alike("аα", "a");
    alike("вβ", "b");
    alike("сϲ", "c");
    alike("ԁ", "d");
    alike("еёєε", "e");
    alike("һ", "h");
    alike("ј", "j");
    alike("кκ", "k");
    alike("м", "m");
    alike("нη", "n");
    alike("рρ", "p");
    alike("ԛ", "q");
    alike("тτ", "t");
    alike("υս", "u");
    alike("ν", "v");
    alike("ԝωѡ", "w");
    alike("хχ", "x");
    alike("уγү", "y");
    alike("ß", "ss");
  }

  private NameLook() {}

  static String of(String name) {
    String small =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "");
    StringBuilder look = new StringBuilder();
    small
        .codePoints()
        .filter(point -> Character.isLetterOrDigit(point) || point == '|' || point == '!')
        .forEach(
            point -> look.append(ALIKE.getOrDefault(point, new String(Character.toChars(point)))));
    return look.toString().replace("rn", "m").replace("vv", "w");
  }

  private static void alike(String characters, String as) {
    characters.codePoints().forEach(point -> ALIKE.put(point, as));
  }
}
