package org.chimerapool.ui.kit;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chimerapool.pool.PoolId;

/// A screen's address: its path and what the reader chose on it.
///
/// @param path without a slash before it and without a query; empty for the front page
public record ScreenUrl(String path, Map<String, String> query) {

  private static final String POOL = "pool";

  public ScreenUrl {
    query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
  }

  public static ScreenUrl of(Location location) {
    Map<String, String> first = new TreeMap<>();
    location
        .getQueryParameters()
        .getParameters()
        .forEach((name, values) -> first.put(name, values.isEmpty() ? "" : values.getFirst()));
    return new ScreenUrl(location.getPath(), first);
  }

  /// Empty where nothing was chosen.
  public String get(String name) {
    return query.getOrDefault(name, "");
  }

  /// The pool that the address names, whether or not there is such a pool.
  public Optional<PoolId> pool() {
    return poolOf(get(POOL));
  }

  public ScreenUrl with(PoolId pool) {
    return with(POOL, Integer.toString(pool.value()));
  }

  /// @param value empty takes the choice out of the address
  public ScreenUrl with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(query);
    if (value.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new ScreenUrl(path, changed);
  }

  public Location location() {
    return new Location(path, QueryParameters.simple(query));
  }

  public String href() {
    return location().getPathWithQueryParameters();
  }

  /// Reads a pool's number as it stands in an address or a cookie: anything may stand there.
  public static Optional<PoolId> poolOf(String text) {
    return text.matches("[1-9][0-9]{0,8}")
        ? Optional.of(new PoolId(Integer.parseInt(text)))
        : Optional.empty();
  }
}
