package org.chimerapool.deployment.script;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

/// What a secret looks like where programs print it.
final class SecretForms {

  private SecretForms() {}

  /// As it is, as Base64 has it wherever it stands in a longer text, and as JSON, addresses and the
  /// trace of a shell write it; a text may come twice.
  static Stream<String> of(String secret) {
    String address = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    String json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
    return Stream.of(
        secret,
        json,
        json.replace("/", "\\/"),
        address,
        address.replace("+", "%20"),
        secret.replace("'", "'\\''"),
        secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$").replace("`", "\\`"),
        Base64.getEncoder()
            .withoutPadding()
            .encodeToString(secret.getBytes(StandardCharsets.UTF_8)),
        base64(secret, 0),
        base64(secret, 1),
        base64(secret, 2));
  }

  /// The digits that depend on the secret alone where so many bytes stand before it; what may stand
  /// behind it changes the last ones.
  private static String base64(String secret, int before) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    byte[] placed = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, placed, before, bytes.length);
    String all = Base64.getEncoder().withoutPadding().encodeToString(placed);
    int from = (before * 8 + 5) / 6;
    int whole = placed.length * 8 / 6;
    return from < whole ? all.substring(from, whole) : "";
  }
}
