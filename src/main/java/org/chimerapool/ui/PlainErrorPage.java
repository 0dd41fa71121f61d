package org.chimerapool.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chimerapool.ui.i18n.Translations;
import org.chimerapool.ui.i18n.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.util.HtmlUtils;

/// What a browser sees of a request that no page and no operation has answered. Nothing of the
/// request is repeated, no script runs and nobody needs to be signed in. Spring Boot looks for it
/// by the name `error`.
@Component("error")
class PlainErrorPage implements View {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'";

  @Override
  public String getContentType() {
    return MediaType.TEXT_HTML_VALUE;
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status = response.getStatus();
    Locale locale = language(request);
    Words words = Translations.words(locale);
    Said said = said(status);
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    // What the server itself turns away has never passed the filters that set these.
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    String page =
        """
        <!doctype html>
        <html lang="%1$s">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%2$d · Chimera</title>
        <link rel="stylesheet" href="%3$s/chimera/tokens.css">
        <link rel="stylesheet" href="%3$s/chimera/plain.css">
        <main>
          <p class="status">%2$d</p>
          <h1>%4$s</h1>
          <p>%5$s</p>
          <a href="%3$s/">%6$s</a>
        </main>
        </html>
        """
            .formatted(
                locale.getLanguage(),
                status,
                HtmlUtils.htmlEscape(request.getContextPath()),
                HtmlUtils.htmlEscape(words.say(said.title())),
                HtmlUtils.htmlEscape(words.say(said.next())),
                HtmlUtils.htmlEscape(words.say("notfound.home")));
    response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
  }

  private record Said(String title, String next) {}

  private static Said said(int status) {
    if (status == HttpServletResponse.SC_NOT_FOUND) {
      return new Said("notfound.title", "notfound.next");
    }
    return status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
        ? new Said("fault.title", "fault.next")
        : new Said("refused.title", "refused.next");
  }

  private static Locale language(HttpServletRequest request) {
    List<Locale> spoken = List.of(Locale.ENGLISH, Locale.GERMAN);
    return spoken.stream()
        .filter(one -> one.getLanguage().equals(request.getLocale().getLanguage()))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }
}
