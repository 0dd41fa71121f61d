package org.chimerapool.ui.miners;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.chimerapool.stats.WorkerPulse;

/// One button for each state of a worker, and one for all.
final class StateFilter extends Div {

  private final Map<String, NativeButton> buttons = new LinkedHashMap<>();

  /// @param choose is told the key of the state, empty for all
  StateFilter(Consumer<String> choose) {
    addClassName("seg");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", getTranslation("miners.states"));
    button("", "miners.all", choose);
    for (WorkerPulse.Status status : WorkerPulse.Status.values()) {
      String key = MinersFilter.key(status);
      button(key, "miners." + key, choose);
    }
    mark(Optional.empty());
  }

  void mark(Optional<WorkerPulse.Status> status) {
    String chosen = status.map(MinersFilter::key).orElse("");
    buttons.forEach(
        (key, button) ->
            button.getElement().setAttribute("aria-pressed", Boolean.toString(key.equals(chosen))));
  }

  private void button(String key, String textKey, Consumer<String> choose) {
    NativeButton button = new NativeButton(getTranslation(textKey));
    button.getElement().setAttribute("type", "button");
    button.addClickListener(event -> choose.accept(key));
    buttons.put(key, button);
    add(button);
  }
}
