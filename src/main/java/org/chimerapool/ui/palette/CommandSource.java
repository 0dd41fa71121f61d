package org.chimerapool.ui.palette;

import java.util.List;
import org.chimerapool.identity.Visitor;

/// A screen's part of the command palette; every bean of this type is asked.
public interface CommandSource {

  /// Whether it offers nothing beyond the visitor's own pools; every other one is silent for those
  /// who are bound to tenants.
  default boolean ofTenant() {
    return false;
  }

  /// What is always on offer, some dozens at most, also what this visitor may not do. Asked off the
  /// page's lock each time the palette is opened; may wait a little.
  List<Command> commands(Visitor visitor);

  /// What of thousands fits a text, the best first, where [#commands] would list too much. Asked
  /// off the page's lock while the visitor types; may wait a little.
  ///
  /// @param text at least two characters, lower case
  /// @param limit how many are wanted at most
  default List<Command> search(Visitor visitor, String text, int limit) {
    return List.of();
  }
}
