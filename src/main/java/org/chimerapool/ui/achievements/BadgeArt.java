package org.chimerapool.ui.achievements;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.chimerapool.gamification.AchievementRule;
import org.chimerapool.gamification.Tier;

/// A badge, drawn by rule: a hexagon whose rings and colour tell the tier, the glyph of the metric,
/// and what rung of the ladder it is. Colours come from the tokens.
final class BadgeArt extends Span {

  private static final String OUTER = "M32 3.5 57 17.8v28.4L32 60.5 7 46.2V17.8z";
  private static final String INNER = "M32 8.5 52.6 20.3v23.4L32 55.5 11.4 43.7V20.3z";

  BadgeArt(AchievementRule rule, boolean has) {
    addClassNames("badge-art", rule.tier().name().toLowerCase(Locale.ROOT));
    getElement().getClassList().set("locked", !has);
    getElement().setAttribute("aria-hidden", "true");
    add(new Svg(drawing(rule)));
  }

  /// Made of constants and numbers alone.
  private static String drawing(AchievementRule rule) {
    String rung = Rungs.of(rule);
    double lift = rung.isEmpty() ? 20 : 14;
    return "<svg viewBox='0 0 64 64' fill='none' stroke='currentColor' stroke-linecap='round'"
        + " stroke-linejoin='round' aria-hidden='true'>"
        + "<path class='plate' d='"
        + OUTER
        + "'/>"
        + rings(rule.tier())
        + "<g class='glyph' stroke-width='1.9' transform='translate(20 "
        + lift
        + ")'>"
        + Glyphs.of(rule.metric())
        + "</g>"
        + (rung.isEmpty()
            ? ""
            : "<text x='32' y='49.5' text-anchor='middle' class='rung'>" + rung + "</text>")
        + "</svg>";
  }

  private static String rings(Tier tier) {
    return switch (tier) {
      case BRONZE -> "";
      case SILVER -> "<path class='ring' d='" + INNER + "'/>";
      case GOLD -> "<path class='ring' d='" + INNER + "'/>" + CORNERS;
      case DIAMOND -> "<path class='ring' d='" + INNER + "'/>" + CORNERS + FACETS;
    };
  }

  private static final String CORNERS =
      "<g class='corner'><circle cx='32' cy='3.5' r='2'/><circle cx='57' cy='17.8' r='2'/>"
          + "<circle cx='57' cy='46.2' r='2'/><circle cx='32' cy='60.5' r='2'/>"
          + "<circle cx='7' cy='46.2' r='2'/><circle cx='7' cy='17.8' r='2'/></g>";

  private static final String FACETS =
      "<path class='facet' d='M32 3.5v5M57 17.8l-4.4 2.5M57 46.2l-4.4-2.5M32 60.5v-5M7 46.2l4.4-2.5M7 17.8l4.4 2.5'/>";
}
