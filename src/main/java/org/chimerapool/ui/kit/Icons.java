package org.chimerapool.ui.kit;

/// Drawings as SVG text, 24 units wide, in the colour of the text around them.
public final class Icons {

  private static final String OPEN =
      "<svg viewBox='0 0 24 24' fill='none' stroke='currentColor' stroke-width='1.7'"
          + " stroke-linecap='round' stroke-linejoin='round' aria-hidden='true'>";

  public static final String BRAND =
      "<svg viewBox='0 0 24 24' fill='none' stroke-width='1.8' aria-hidden='true'>"
          + "<path class='ring' d='M12 2.5 20 7v10l-8 4.5L4 17V7z'/>"
          + "<path class='core' d='M12 7.5 16 10v4.5L12 17l-4-2.5V10z'/></svg>";
  public static final String COPY =
      OPEN
          + "<rect x='9' y='9' width='11' height='11' rx='2'/><path d='M5 15V6a2 2 0 0 1 2-2h8'/></svg>";
  public static final String OVERVIEW = OPEN + "<path d='M4 19V9M10 19V5M16 19v-7M21 19H3'/></svg>";
  public static final String MINERS =
      OPEN
          + "<rect x='4' y='5' width='16' height='6' rx='1.5'/><rect x='4' y='13' width='16' height='6' rx='1.5'/>"
          + "<path d='M8 8h.01M8 16h.01'/></svg>";
  public static final String BLOCKS =
      OPEN + "<path d='M12 3 20 7.5v9L12 21l-8-4.5v-9zM4.3 7.7 12 12l7.7-4.3M12 12v9'/></svg>";
  public static final String NODES =
      OPEN
          + "<circle cx='12' cy='5' r='2.5'/><circle cx='5' cy='18' r='2.5'/><circle cx='19' cy='18' r='2.5'/>"
          + "<path d='M11 7.4 6.3 15.8M13 7.4l4.7 8.4M7.5 18h9'/></svg>";
  public static final String SYSTEM =
      OPEN
          + "<path d='M4 7h9M17 7h3M4 17h3M11 17h9'/><circle cx='15' cy='7' r='2'/><circle cx='9' cy='17' r='2'/></svg>";

  private Icons() {}
}
