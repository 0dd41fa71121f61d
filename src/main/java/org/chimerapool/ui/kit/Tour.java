package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Shows somebody around who is here for the first time: a card that can be skipped, never in front
/// of what it tells of.
@Tag("chimera-tour")
@JsModule("context://chimera/chimera-tour.js")
public final class Tour extends Component {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @param name under which the browser remembers that it was seen
  public Tour(String name, List<Step> steps) {
    getElement().setAttribute("name", name);
    getElement().setAttribute("label", getTranslation("tour.label"));
    getElement().setAttribute("next", getTranslation("tour.next"));
    getElement().setAttribute("skip", getTranslation("tour.skip"));
    getElement().setAttribute("done", getTranslation("tour.done"));
    List<Shown> shown =
        steps.stream().map(step -> new Shown(step.at(), getTranslation(step.textKey()))).toList();
    getElement().setAttribute("steps", JSON.writeValueAsString(shown));
  }

  /// @param at selector of what it tells of; a step whose place is not there is left out
  public record Step(String at, String textKey) {}

  private record Shown(String at, String text) {}
}
