package org.chimerapool.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chimerapool.identity.ApiToken;
import org.chimerapool.identity.Permission;

/// Tokens of the API, each with a way to revoke it. The tokens themselves are nowhere.
public final class TokenTable extends Div {

  private final Formats formats;
  private final Consumer<ApiToken> revoke;
  private final DataTable<ApiToken> table = new DataTable<>(getTranslation("tokens.panel"));
  private Instant now = Instant.EPOCH;

  /// @param everybody whether it says whose each is
  public TokenTable(Formats formats, boolean everybody, Consumer<ApiToken> revoke) {
    this.formats = formats;
    this.revoke = revoke;
    if (everybody) {
      table.text("users.login", ApiToken::login);
    }
    table
        .text("tokens.name", ApiToken::name)
        .column("tokens.scopes", "", TokenTable::scopes, this::scopeText)
        .time("tokens.expires", this::expires, token -> formats.moment(token.expiresAt()))
        .time("tokens.used", this::used, this::usedAbsolute)
        .wideScreensOnly()
        .column("", "r", ApiToken::id, this::button);
    add(table);
  }

  public void show(List<ApiToken> tokens, Instant moment) {
    now = moment;
    table.show(tokens);
  }

  private static String scopes(ApiToken token) {
    return token.scopes().stream()
        .sorted()
        .map(Permission::scope)
        .collect(Collectors.joining(", "));
  }

  private Component scopeText(ApiToken token) {
    Span text = new Span(scopes(token));
    text.addClassNames("mono", "dim");
    return text;
  }

  private String expires(ApiToken token) {
    return formats.day(token.expiresAt(), now);
  }

  private String used(ApiToken token) {
    return token
        .lastUsedAt()
        .map(at -> formats.ago(at, now))
        .orElse(getTranslation("tokens.never"));
  }

  private String usedAbsolute(ApiToken token) {
    return token.lastUsedAt().map(formats::moment).orElse("");
  }

  private Component button(ApiToken token) {
    return new ActionButton("tokens.revoke", () -> revoke.accept(token)).quiet();
  }
}
