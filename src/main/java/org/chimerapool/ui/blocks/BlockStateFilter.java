package org.chimerapool.ui.blocks;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.chimerapool.pool.BlockStatus;

/// One button for each state of a block, and one for all.
final class BlockStateFilter extends Div {

  private final Map<String, NativeButton> buttons = new LinkedHashMap<>();
  private String chosen = "";

  /// @param choose is told the key of the state, empty for all
  BlockStateFilter(Consumer<String> choose) {
    addClassName("seg");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", getTranslation("miners.states"));
    button("", "miners.all", choose);
    for (BlockStatus status : BlockStatus.values()) {
      String key = BlocksFilter.key(status);
      button(key, textKey(status), choose);
    }
    mark("");
  }

  String chosen() {
    return chosen;
  }

  void mark(String state) {
    chosen = state;
    buttons.forEach(
        (key, button) ->
            button.getElement().setAttribute("aria-pressed", Boolean.toString(key.equals(state))));
  }

  private static String textKey(BlockStatus status) {
    return switch (status) {
      case PENDING -> "blocks.state.pending";
      case CONFIRMED -> "blocks.state.confirmed";
      case ORPHANED -> "blocks.state.orphaned";
      case REFUSED -> "blocks.state.refused";
      case SUPERSEDED -> "block.superseded";
    };
  }

  private void button(String key, String textKey, Consumer<String> choose) {
    NativeButton button = new NativeButton(getTranslation(textKey));
    button.getElement().setAttribute("type", "button");
    button.addClickListener(event -> choose.accept(key));
    buttons.put(key, button);
    add(button);
  }
}
