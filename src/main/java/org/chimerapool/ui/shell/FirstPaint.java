package org.chimerapool.ui.shell;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.util.Locale;
import org.chimerapool.ui.i18n.Translations;
import org.chimerapool.ui.i18n.Words;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/// Gives every page the visitor's scheme and language from its first byte, so that nothing flashes,
/// and says in that language when the connection is lost.
@Component
class FirstPaint implements VaadinServiceInitListener {

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(FirstPaint::dress);
    event.getSource().addUIInitListener(init -> prepare(init.getUI()));
    event
        .getSource()
        .setSystemMessagesProvider(info -> messages(Translations.words(info.getLocale())));
  }

  private static void dress(IndexHtmlResponse response) {
    VaadinRequest request = response.getVaadinRequest();
    BrowserMemory.Scheme scheme = BrowserMemory.scheme(request);
    Element html = response.getDocument().head().root().selectFirst("html");
    if (html != null) {
      html.attr("lang", locale(request).getLanguage());
      html.attr("theme", scheme.vaadin().getThemeValue());
      html.attr("style", "color-scheme: " + scheme.vaadin().getValue());
    }
  }

  private static void prepare(UI ui) {
    VaadinRequest request = VaadinRequest.getCurrent();
    ui.setLocale(locale(request));
    ui.getPage().setColorScheme(BrowserMemory.scheme(request).vaadin());
    Words words = Translations.words(ui.getLocale());
    ReconnectDialogConfiguration lost = ui.getReconnectDialogConfiguration();
    lost.setDialogText(words.say("connection.lost"));
    lost.setDialogTextGaveUp(words.say("connection.gone"));
    lost.setReconnectInterval(2_000);
  }

  /// The browser's own locale where its language is ours, so that its region's numbers stay.
  private static Locale locale(VaadinRequest request) {
    Locale asked = request.getLocale();
    return BrowserMemory.language(request)
        .map(chosen -> chosen.getLanguage().equals(asked.getLanguage()) ? asked : chosen)
        .orElse("de".equals(asked.getLanguage()) ? asked : english(asked));
  }

  private static Locale english(Locale asked) {
    return "en".equals(asked.getLanguage()) ? asked : Locale.ENGLISH;
  }

  private static SystemMessages messages(Words words) {
    CustomizedSystemMessages messages = new CustomizedSystemMessages();
    messages.setSessionExpiredCaption(words.say("session.expired"));
    messages.setSessionExpiredMessage(words.say("session.expired.next"));
    messages.setSessionExpiredNotificationEnabled(true);
    messages.setInternalErrorCaption(words.say("error.internal"));
    messages.setInternalErrorMessage(words.say("error.internal.next"));
    return messages;
  }
}
