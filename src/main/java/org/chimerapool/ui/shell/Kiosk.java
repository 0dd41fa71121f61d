package org.chimerapool.ui.shell;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import org.chimerapool.ui.kit.ScreenUrl;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Turns the console into a wall screen where the address asks for it.
@Tag("chimera-kiosk")
@JsModule("context://chimera/chimera-kiosk.js")
final class Kiosk extends Component {

  private boolean on;

  Kiosk() {
    getElement().setAttribute("word-full", getTranslation("kiosk.full"));
    getElement().setAttribute("word-leave", getTranslation("kiosk.leave"));
    getElement().setAttribute("word-lost", getTranslation("kiosk.lost", "#"));
    // Nothing that an installed page keeps for times without the program.
    getElement().setAttribute("probe", "chimera/chimera-kiosk.js");
  }

  /// Reads at each navigation what the address wants.
  void enter(ScreenUrl here) {
    List<ScreenUrl> tour = WallScreen.of(here).map(screen -> screen.tour(here)).orElse(List.of());
    if (on || !tour.isEmpty()) {
      on = !tour.isEmpty();
      ArrayNode pages = JsonNodeFactory.instance.arrayNode();
      tour.forEach(page -> pages.add(page.href()));
      getElement()
          .callJsFunction(
              "tour", pages, WallScreen.of(here).map(WallScreen::seconds).orElse(WallScreen.USUAL));
    }
  }

  /// A request now and then keeps the visitor's session alive while nobody touches the page.
  @ClientCallable
  private void alive() {
    getElement().setAttribute("data-alive", "");
  }

  @ClientCallable
  private void leave() {
    UI.getCurrent().navigate("console");
  }
}
