package org.chimerapool.ui.rollouts;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.deployment.rollout.MaintenanceWindow;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.FormDialog;

/// When a rollout may begin, and when it may touch machines.
final class TimeFields extends Div {

  private final DateTimePicker from = new DateTimePicker();
  private final MultiSelectComboBox<DayOfWeek> days = new MultiSelectComboBox<>();
  private final TimePicker opens = new TimePicker();
  private final TimePicker closes = new TimePicker();
  private final TextField labels = new TextField();
  private final ComboBox<ZoneId> zone = new ComboBox<>();

  TimeFields(Words words) {
    addClassName("form");
    from.setId("plan-from");
    from.setLabel(words.say("plan.from"));
    days.setId("plan-days");
    days.setLabel(words.say("plan.days"));
    days.setItems(DayOfWeek.values());
    days.setItemLabelGenerator(each -> each.getDisplayName(TextStyle.FULL, getLocale()));
    days.setWidthFull();
    opens.setId("plan-opens");
    opens.setLabel(words.say("plan.opens"));
    opens.setValue(LocalTime.of(22, 0));
    closes.setId("plan-closes");
    closes.setLabel(words.say("plan.closes"));
    closes.setValue(LocalTime.of(6, 0));
    labels.setId("plan-window-labels");
    labels.setLabel(words.say("plan.window.labels"));
    labels.setWidthFull();
    zone.setId("plan-zone");
    zone.setLabel(words.say("plan.zone"));
    zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList());
    zone.setItemLabelGenerator(ZoneId::getId);
    zone.setValue(ZoneId.systemDefault());
    add(FormDialog.pair(from, zone), days, FormDialog.pair(opens, closes), labels);
  }

  private ZoneId zone() {
    return Optional.ofNullable(zone.getValue()).orElse(ZoneId.systemDefault());
  }

  Optional<Instant> notBefore() {
    return Optional.ofNullable(from.getValue()).map(at -> at.atZone(zone()).toInstant());
  }

  /// None where no day is chosen.
  List<MaintenanceWindow> windows() {
    Set<DayOfWeek> chosen = days.getValue();
    LocalTime begin = opens.getValue();
    LocalTime end = closes.getValue();
    if (chosen.isEmpty() || begin == null || end == null || begin.equals(end)) {
      return List.of();
    }
    return List.of(new MaintenanceWindow(labels.getValue().strip(), chosen, begin, end, zone()));
  }
}
