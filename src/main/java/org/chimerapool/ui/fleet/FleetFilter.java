package org.chimerapool.ui.fleet;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.fleet.TargetState;
import org.chimerapool.ui.kit.ScreenUrl;

/// Which machines are wanted, as an address holds it: anything may stand there. Empty means all.
///
/// @param find part of a name, place, label, component or fact, any case
/// @param state accepted ones where nothing is said
/// @param version a component and its version, `kaspad 1.0.1`
record FleetFilter(
    String find,
    String kind,
    String state,
    String health,
    String label,
    String place,
    String version) {

  static final FleetFilter NONE = new FleetFilter("", "", "", "", "", "", "");

  static FleetFilter of(ScreenUrl url) {
    return new FleetFilter(
        url.get("find").strip(),
        url.get("kind"),
        url.get("state"),
        url.get("health"),
        url.get("label"),
        url.get("place"),
        url.get("version"));
  }

  ScreenUrl write(ScreenUrl url) {
    return url.with("find", find)
        .with("kind", kind)
        .with("state", state)
        .with("health", health)
        .with("label", label)
        .with("place", place)
        .with("version", version);
  }

  boolean isNone() {
    return equals(NONE);
  }

  boolean fits(Target target) {
    return fits(state.isEmpty() ? key(TargetState.ACCEPTED) : state, key(target.state()))
        && fits(kind, key(target.kind()))
        && fits(health, key(target.health()))
        && fits(place, target.place())
        && (label.isEmpty() || target.labels().contains(label))
        && (version.isEmpty() || versions(target).anyMatch(version::equals))
        && hasText(target);
  }

  static Stream<String> versions(Target target) {
    return target.versions().entrySet().stream().map(FleetFilter::version);
  }

  private static String version(Map.Entry<String, String> each) {
    return each.getKey() + " " + each.getValue();
  }

  static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static boolean fits(String wanted, String there) {
    return wanted.isEmpty() || wanted.equals(there);
  }

  private boolean hasText(Target target) {
    String wanted = find.toLowerCase(Locale.ROOT);
    return Stream.of(
            Stream.of(target.name(), target.place(), target.healthWords()),
            target.labels().stream(),
            target.hardware().values().stream(),
            versions(target))
        .flatMap(each -> each)
        .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
