package org.chimerapool.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.chimerapool.kernel.SecretBox;
import org.springframework.stereotype.Component;

/// Recognises browsers that have signed in to an account before. Their mark opens nothing: it only
/// keeps their owner's tries apart from those of strangers. May be used from any thread.
@Component
public class KnownBrowsers {

  /// How long a mark is good for.
  public static final Duration REMEMBERED = Duration.ofDays(180);

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,18})\\.([0-9a-f-]{36})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

  private final SecretKey key;
  private final Clock clock;

  KnownBrowsers(SecretBox box, Clock clock) {
    key = box.deriveKey("browsers that signed in before", "HmacSHA256");
    this.clock = clock;
  }

  /// A mark for a browser that has just signed in.
  public String mark(AccountId account) {
    String content =
        "%d.%s.%d".formatted(account.value(), UUID.randomUUID(), clock.instant().getEpochSecond());
    return content + "." + signature(content);
  }

  /// What names the browser; empty where it has not signed in to this account, or too long ago.
  Optional<String> recognise(AccountId account, String mark) {
    Matcher parts = FORM.matcher(mark);
    if (!parts.matches() || Long.parseLong(parts.group(1)) != account.value()) {
      return Optional.empty();
    }
    String content = mark.substring(0, parts.start(4) - 1);
    boolean genuine =
        MessageDigest.isEqual(
            signature(content).getBytes(StandardCharsets.US_ASCII),
            parts.group(4).getBytes(StandardCharsets.US_ASCII));
    Instant since = Instant.ofEpochSecond(Long.parseLong(parts.group(3)));
    return genuine && clock.instant().isBefore(since.plus(REMEMBERED))
        ? Optional.of(parts.group(2))
        : Optional.empty();
  }

  private String signature(String content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's HMAC cannot be used", e);
    }
  }
}
