package org.chimerapool.ui.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chimerapool.settings.SettingEntry;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.EmptyState;

/// All settings in their groups.
final class SettingList extends Div {

  private final Words words;
  private final Map<Section, List<SettingRow>> groups = new java.util.LinkedHashMap<>();
  private final EmptyState none =
      new EmptyState(getTranslation("settings.none"), getTranslation("settings.none.next"));

  SettingList(Words words) {
    this.words = words;
  }

  void show(List<SettingEntry> entries, Function<SettingEntry, SettingRow> row) {
    removeAll();
    groups.clear();
    Map<String, List<SettingEntry>> byGroup =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    SettingEntry::group,
                    () ->
                        new TreeMap<>(
                            Comparator.comparingInt(SettingWords::place)
                                .thenComparing(Comparator.naturalOrder())),
                    Collectors.toList()));
    byGroup.forEach(
        (group, members) -> {
          Section section = new Section(new H3(SettingWords.group(group, words)));
          section.addClassName("setting-group");
          List<SettingRow> rows = new ArrayList<>(members.stream().map(row).toList());
          rows.forEach(section::add);
          groups.put(section, rows);
          add(section);
        });
    none.setVisible(false);
    add(none);
  }

  void filter(Predicate<SettingRow> fits) {
    boolean[] any = new boolean[1];
    groups.forEach(
        (section, rows) -> {
          rows.forEach(row -> row.setVisible(fits.test(row)));
          boolean here = rows.stream().anyMatch(SettingRow::isVisible);
          section.setVisible(here);
          any[0] |= here;
        });
    none.setVisible(!any[0] && !groups.isEmpty());
  }
}
