package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chimerapool.deployment.recipe.Parameter;
import org.chimerapool.deployment.recipe.ParameterKind;
import org.chimerapool.deployment.recipe.Recipe;
import org.chimerapool.deployment.rollout.RolloutPlan.Part;

/// A recipe to choose, and a field for each of its parameters.
final class ValueFields extends Div {

  private final Select<Recipe> recipe = new Select<>();
  private final Div fields = new Div();
  private final Map<String, HasValue<?, String>> values = new LinkedHashMap<>();
  private final String prefix;

  /// @param prefix of the fields' ids
  ValueFields(String prefix, String label, List<Recipe> recipes) {
    this.prefix = prefix;
    addClassName("form");
    fields.addClassName("form");
    recipe.setId(prefix + "-recipe");
    recipe.setLabel(label);
    recipe.setWidthFull();
    recipe.setItems(recipes);
    recipe.setItemLabelGenerator(each -> each == null ? "" : each.title() + " " + each.version());
    recipe.addValueChangeListener(event -> ask());
    if (!recipes.isEmpty()) {
      recipe.setValue(recipes.getFirst());
    }
    add(recipe, fields);
  }

  private void ask() {
    fields.removeAll();
    values.clear();
    Recipe chosen = recipe.getValue();
    if (chosen != null) {
      chosen.parameters().forEach(each -> fields.add(field(each)));
    }
  }

  private AbstractField<?, String> field(Parameter parameter) {
    AbstractField<?, String> field = bare(parameter);
    field.setId(prefix + "-" + parameter.name());
    parameter.initial().ifPresent(field::setValue);
    values.put(parameter.name(), field);
    return field;
  }

  private static AbstractField<?, String> bare(Parameter parameter) {
    if (!parameter.choices().isEmpty() || parameter.kind() == ParameterKind.SWITCH) {
      Select<String> choice = new Select<>();
      choice.setItems(
          parameter.choices().isEmpty() ? List.of("true", "false") : parameter.choices());
      choice.setLabel(parameter.label());
      choice.setWidthFull();
      return choice;
    }
    if (parameter.kind() == ParameterKind.SECRET) {
      PasswordField secret = new PasswordField(parameter.label());
      secret.getElement().setAttribute("autocomplete", "off");
      secret.setWidthFull();
      return secret;
    }
    TextField text = new TextField(parameter.label());
    text.setWidthFull();
    return text;
  }

  Part part() {
    return new Part(
        recipe.getValue(),
        values.entrySet().stream()
            .filter(each -> each.getValue().getValue() != null)
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().getValue())));
  }
}
