package org.chimerapool.ui.kit;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.deployment.recipe.Parameter;
import org.chimerapool.deployment.recipe.ParameterKind;

/// A field for each parameter of a recipe.
public final class ParameterFields extends Div {

  private final Map<String, AbstractField<?, String>> fields = new LinkedHashMap<>();
  private final String prefix;

  /// @param prefix of the ids of the fields
  public ParameterFields(String prefix) {
    this.prefix = prefix;
    addClassName("form");
  }

  /// @param secrets whether secret ones are asked for
  public void ask(List<Parameter> parameters, boolean secrets) {
    removeAll();
    fields.clear();
    parameters.stream()
        .filter(each -> secrets || each.kind() != ParameterKind.SECRET)
        .forEach(each -> add(field(each)));
  }

  /// Puts values into the fields that there are.
  public void fill(Map<String, String> values) {
    values.forEach(
        (name, value) -> {
          AbstractField<?, String> field = fields.get(name);
          if (field != null) {
            field.setValue(value);
          }
        });
  }

  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    fields.forEach(
        (name, field) -> {
          if (field.getValue() != null) {
            values.put(name, field.getValue());
          }
        });
    return values;
  }

  public void changed(Runnable listener) {
    fields.values().forEach(each -> each.addValueChangeListener(event -> listener.run()));
  }

  private Component field(Parameter parameter) {
    boolean chosen = !parameter.choices().isEmpty() || parameter.kind() == ParameterKind.SWITCH;
    if (chosen) {
      Select<String> choice = new Select<>();
      choice.setItems(
          parameter.choices().isEmpty() ? List.of("true", "false") : parameter.choices());
      choice.setLabel(parameter.label());
      choice.setWidthFull();
      return kept(parameter, choice);
    }
    if (parameter.kind() == ParameterKind.SECRET) {
      PasswordField secret = new PasswordField(parameter.label());
      secret.setHelperText(getTranslation("run.form.secret"));
      secret.setWidthFull();
      secret.getElement().setAttribute("autocomplete", "off");
      return kept(parameter, secret);
    }
    TextField text = new TextField(parameter.label());
    text.setWidthFull();
    return kept(parameter, text);
  }

  private <F extends AbstractField<?, String>> F kept(Parameter parameter, F field) {
    field.setId(prefix + parameter.name());
    parameter.initial().ifPresent(field::setValue);
    fields.put(parameter.name(), field);
    return field;
  }
}
