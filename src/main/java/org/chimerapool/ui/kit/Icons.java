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
  public static final String SETTINGS =
      OPEN
          + "<path d='M4 7h9M17 7h3M4 17h3M11 17h9'/><circle cx='15' cy='7' r='2'/><circle cx='9' cy='17' r='2'/></svg>";
  public static final String SYSTEM =
      OPEN
          + "<rect x='4' y='4' width='16' height='7' rx='1.5'/><rect x='4' y='13' width='16' height='7' rx='1.5'/><path d='M8 7.5h.01M8 16.5h.01'/></svg>";

  public static final String POOLS =
      OPEN
          + "<ellipse cx='12' cy='6' rx='8' ry='3'/><path d='M4 6v6c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12v6c0 1.7 3.6 3 8 3s8-1.3"
          + " 8-3v-6'/></svg>";
  public static final String SESSIONS =
      OPEN
          + "<path d='M8 12h8M5 8.5a5 5 0 0 0 0 7M19 8.5a5 5 0 0 1 0 7'/><circle cx='12' cy='12' r='9.5'/></svg>";
  public static final String REFUSALS =
      OPEN + "<circle cx='12' cy='12' r='8.5'/><path d='M6.2 6.2 17.8 17.8'/></svg>";
  public static final String SHIELD =
      OPEN + "<path d='M12 3 5 6v6c0 4.4 3 7.4 7 9 4-1.6 7-4.6 7-9V6z'/></svg>";
  public static final String DEVICES =
      OPEN
          + "<rect x='6' y='6' width='12' height='12' rx='2'/><path d='M9.5 2.8V6M14.5 2.8V6M9.5 18v3.2M14.5 18v3.2"
          + "M2.8 9.5H6M2.8 14.5H6M18 9.5h3.2M18 14.5h3.2'/></svg>";
  public static final String MORE =
      OPEN + "<path d='M5 12h.01M12 12h.01M19 12h.01' stroke-width='2.6'/></svg>";
  public static final String USERS =
      OPEN
          + "<circle cx='9' cy='8' r='3.2'/><path d='M3 19c.6-3.4 2.9-5 6-5s5.4 1.6 6 5M16 5.2a3 3 0 0 1 0 5.6M18.5 19c-.2-2-.9-3.4-2.1-4.3'/></svg>";
  public static final String AUDIT =
      OPEN
          + "<path d='M6 3.5h9l3.5 3.5V20.5H6zM14.5 3.5V7.5h4'/><path d='M9 11.5h6M9 14.5h6M9 17.5h3'/></svg>";
  public static final String FIND =
      OPEN + "<circle cx='10.5' cy='10.5' r='6'/><path d='M15 15 20 20'/></svg>";
  public static final String FLEET =
      OPEN + "<path d='M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z'/></svg>";
  public static final String DEPLOYMENTS =
      OPEN + "<path d='M12 3v11M7.5 9.5 12 14l4.5-4.5M4 15v4.5h16V15'/></svg>";
  public static final String RECIPES =
      OPEN + "<path d='M6 3.5h9l3.5 3.5v13.5H6z'/><path d='M9 10h6.5M9 13.5h6.5M9 17h4'/></svg>";
  public static final String ROLLOUTS =
      OPEN + "<path d='M4 18h4v-4H4zM10 18h4V9h-4zM16 18h4V4h-4z'/></svg>";
  public static final String TICK = OPEN + "<path d='M5 12.5 10 17.5 19 7.5'/></svg>";
  public static final String LOCK =
      OPEN
          + "<rect x='5' y='11' width='14' height='9' rx='2'/><path d='M8 11V8a4 4 0 0 1 8 0v3'/></svg>";
  public static final String RUNS = OPEN + "<path d='M8 5.5v13l10-6.5z'/></svg>";
  public static final String WAITS =
      OPEN + "<path d='M7 3h10M7 21h10M8 3c0 6 8 6 8 9s-8 3-8 9M16 3c0 6-8 6-8 9s8 3 8 9'/></svg>";
  public static final String PAUSED = OPEN + "<path d='M9 5v14M15 5v14'/></svg>";
  public static final String DRAINS = OPEN + "<path d='M12 4v14M6 12l6 6 6-6'/></svg>";
  public static final String STOPPED =
      OPEN + "<rect x='6.5' y='6.5' width='11' height='11' rx='1.5'/></svg>";

  private Icons() {}
}
