package org.chimerapool.ui.i18n;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.springframework.stereotype.Component;

/// Messages from `vaadin-i18n/translations*.properties`. English where a language lacks.
@Component
public class Translations implements I18NProvider {

  private static final String BUNDLE = "vaadin-i18n.translations";
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  @Override
  public List<Locale> getProvidedLocales() {
    return LANGUAGES;
  }

  @Override
  public String getTranslation(String key, Locale locale, Object... arguments) {
    return translate(key, locale, arguments);
  }

  /// The words of one language, numbers and dates as the locale's region writes them.
  public static Words words(Locale locale) {
    return (key, arguments) -> translate(key, locale, arguments);
  }

  private static String translate(String key, Locale locale, Object... arguments) {
    try {
      String pattern = bundle(locale).getString(key);
      return new MessageFormat(pattern, locale).format(arguments);
    } catch (MissingResourceException missing) {
      return "!" + key;
    }
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }
}
