package org.chimerapool.ui.kit;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.chimerapool.ui.i18n.Translations;
import org.jspecify.annotations.Nullable;

/// The formats of the page that is being built.
public final class PageFormats {

  private PageFormats() {}

  public static Formats current() {
    UI ui = UI.getCurrent();
    Locale locale = ui.getLocale();
    String zone = ui.getPage().getExtendedClientDetails().getTimeZoneId();
    return new Formats(locale, zone(zone), Translations.words(locale));
  }

  private static ZoneId zone(@Nullable String id) {
    if (id == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(id);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }
}
