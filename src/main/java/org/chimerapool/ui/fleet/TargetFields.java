package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Fields that several forms about machines have.
final class TargetFields {

  private TargetFields() {}

  static void labels(TextField field, String id) {
    field.setId(id);
    field.setLabel(field.getTranslation("fleet.col.labels"));
    field.setHelperText(field.getTranslation("fleet.labels.help"));
    field.setMaxLength(400);
    field.setWidthFull();
  }

  static void place(TextField field, String id) {
    field.setId(id);
    field.setLabel(field.getTranslation("fleet.col.place"));
    field.setMaxLength(100);
    field.setWidthFull();
  }

  static Set<String> labels(TextField field) {
    return Arrays.stream(field.getValue().toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
        .filter(label -> !label.isEmpty())
        .collect(Collectors.toSet());
  }
}
