package org.chimerapool.ui.shell;

import java.util.Map;
import java.util.Optional;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.palette.Command;
import org.jspecify.annotations.Nullable;

/// The console's pages in the order of its navigation: the one table from which the navigation, the
/// palette and the jumps by `g` and a letter are made.
enum ConsolePage {
  OVERVIEW(Section.FIRST, "nav.overview", Icons.OVERVIEW, "console", "o"),
  MINERS(Section.FIRST, "nav.miners", Icons.MINERS, "console/miners", "m"),
  BLOCKS(Section.FIRST, "nav.blocks", Icons.BLOCKS, "console/blocks", "b"),
  REFUSALS(Section.FIRST, "nav.refusals", Icons.REFUSALS, "console/refusals", "r"),
  POOLS(Section.ENGINE, "nav.pools", Icons.POOLS, "console/pools", "p"),
  NODES(Section.ENGINE, "nav.nodes", Icons.NODES, "console/nodes", "n"),
  SESSIONS(Section.ENGINE, "nav.sessions", Icons.SESSIONS, "console/sessions", "c"),
  DEPLOYMENTS(Section.ENGINE, "nav.deployments", Icons.DEPLOYMENTS, "console/deployments", "i"),
  RECIPES(Section.ENGINE, "nav.recipes", Icons.RECIPES, "console/recipes", "k"),
  ROLLOUTS(Section.ENGINE, "nav.rollouts", Icons.ROLLOUTS, "console/rollouts", "w"),
  FLEET(Section.ENGINE, "nav.fleet", Icons.FLEET, "console/fleet", "f"),
  DEVICES(Section.RULES, "nav.devices", Icons.DEVICES, "console/devices", "d"),
  GUARD(Section.RULES, "nav.guard", Icons.SHIELD, "console/guard", "l"),
  SETTINGS(Section.RULES, "nav.settings", Icons.SETTINGS, "console/settings", "e"),
  SYSTEM(Section.RULES, "nav.system", Icons.SYSTEM, "console/system", "s"),
  USERS(Section.PEOPLE, "nav.users", Icons.USERS, "console/users", "u", Permission.RUN_ACCOUNTS),
  AUDIT(Section.PEOPLE, "nav.audit", Icons.AUDIT, "console/audit", "a", Permission.SEE_AUDIT);

  private final Section section;
  private final String textKey;
  private final String icon;
  private final String path;
  private final String jump;
  private final @Nullable Permission needs;

  ConsolePage(Section section, String textKey, String icon, String path, String jump) {
    this(section, textKey, icon, path, jump, null);
  }

  /// @param needs without it the page says only why it shows nothing
  ConsolePage(
      Section section,
      String textKey,
      String icon,
      String path,
      String jump,
      @Nullable Permission needs) {
    this.section = section;
    this.textKey = textKey;
    this.icon = icon;
    this.path = path;
    this.jump = jump;
    this.needs = needs;
  }

  Section section() {
    return section;
  }

  String textKey() {
    return textKey;
  }

  String path() {
    return path;
  }

  /// The letter after `g` that leads there.
  String jump() {
    return jump;
  }

  Command command() {
    Command page =
        Command.page(textKey, new ScreenUrl(path, Map.of())).alsoCalled(textKey + ".words");
    return Optional.ofNullable(needs).map(page::needing).orElse(page);
  }

  NavEntry entry() {
    NavEntry entry = new NavEntry(textKey, icon, path);
    return onEveryScreen() ? entry : entry.rarely();
  }

  /// In sight on a narrow screen too.
  private boolean onEveryScreen() {
    return switch (this) {
      case OVERVIEW, MINERS, BLOCKS, POOLS -> true;
      case REFUSALS,
          NODES,
          SESSIONS,
          DEPLOYMENTS,
          RECIPES,
          ROLLOUTS,
          FLEET,
          DEVICES,
          GUARD,
          SETTINGS,
          SYSTEM,
          USERS,
          AUDIT ->
          false;
    };
  }

  /// The navigation's groups.
  enum Section {
    FIRST(""),
    ENGINE("nav.group.engine"),
    RULES("nav.group.rules"),
    PEOPLE("nav.group.people");

    private final String labelKey;

    Section(String labelKey) {
      this.labelKey = labelKey;
    }

    /// Empty for the one without a heading.
    String labelKey() {
      return labelKey;
    }
  }
}
