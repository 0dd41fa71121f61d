package org.chimerapool.deployment.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// An agent that may lie: signs whatever it is told to.
final class TestAgent {

  private static final String NO_CONSOLE = "0".repeat(64);

  private final KeyPair keys;
  private final URI console;

  TestAgent(URI console) throws GeneralSecurityException {
    this.console = console;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    keys = generator.generateKeyPair();
  }

  String key() {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  String fingerprint() {
    return Keys.hex(Keys.sha256(keys.getPublic().getEncoded()));
  }

  /// What stands in the header of a request.
  String claim(String path, long target, long stamp, String body) {
    String fingerprint = fingerprint();
    String sum = Keys.hex(Keys.sha256(body));
    Claim claim = new Claim(path, target, fingerprint, stamp, sum, NO_CONSOLE, "");
    String signature =
        Base64.getEncoder().encodeToString(Keys.sign(keys.getPrivate(), claim.message()));
    return "%d %s %d %s %s %s".formatted(target, fingerprint, stamp, sum, NO_CONSOLE, signature);
  }

  HttpResponse<String> send(String path, String claim, String token, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(console.resolve("/deploy/agent/" + path))
              .header("chimera-machine", claim)
              .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
      if (!token.isEmpty()) {
        request.header("authorization", "Bearer " + token);
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
