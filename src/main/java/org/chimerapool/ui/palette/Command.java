package org.chimerapool.ui.palette;

import java.util.Locale;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.ScreenUrl;

/// Something that the palette offers by name.
///
/// @param id the same thing keeps it from visit to visit, such as `page:console/pools`
/// @param title what is read and found
/// @param keywords further words that find it, as a message of space-separated words
/// @param needs without it the entry is shown dimmed, with the reason
public record Command(
    String id,
    Group group,
    Phrase title,
    Optional<Phrase> keywords,
    Target target,
    Optional<Permission> needs) {

  /// A screen under its name.
  public static Command page(String titleKey, ScreenUrl url) {
    return new Command(
        "page:" + url.href(),
        Group.PAGES,
        Phrase.of(titleKey),
        Optional.empty(),
        new Target.Go(url),
        Optional.empty());
  }

  /// A thing with a name of its own, such as a miner or a node.
  public static Command thing(Group group, String name, ScreenUrl url) {
    return new Command(
        group.name().toLowerCase(Locale.ROOT) + ":" + name,
        group,
        Phrase.of("text.verbatim", name),
        Optional.empty(),
        new Target.Go(url),
        Optional.empty());
  }

  /// @param act runs on the page's thread; must not wait
  public static Command action(String id, Phrase title, Permission needs, Runnable act) {
    return new Command(
        "do:" + id,
        Group.ACTIONS,
        title,
        Optional.empty(),
        new Target.Act(act),
        Optional.of(needs));
  }

  /// @param key message of further words, separated by spaces
  public Command alsoCalled(String key) {
    return new Command(id, group, title, Optional.of(Phrase.of(key)), target, needs);
  }

  public Command needing(Permission permission) {
    return new Command(id, group, title, keywords, target, Optional.of(permission));
  }

  boolean allowed(Actor visitor) {
    return needs.map(visitor::may).orElse(true);
  }

  /// What kind of thing it is, in the order in which the palette shows them.
  public enum Group {
    PAGES,
    ACTIONS,
    VIEWS,
    POOLS,
    MINERS,
    WORKERS,
    NODES,
    BLOCKS,
    USERS,
    SETTINGS
  }

  /// What choosing it does.
  public sealed interface Target {

    record Go(ScreenUrl url) implements Target {}

    record Act(Runnable act) implements Target {}
  }
}
