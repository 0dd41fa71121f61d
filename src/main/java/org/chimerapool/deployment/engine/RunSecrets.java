package org.chimerapool.deployment.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chimerapool.kernel.SecretBox;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What of a run must not be read by people: the code of its link, its machine's key and its secret
/// parameters, sealed together.
record RunSecrets(String code, String key, Map<String, String> parameters) {

  private static final String PURPOSE = "deployment run";
  private static final int LEAST_SECRET = 6;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  RunSecrets {
    parameters = Map.copyOf(parameters);
  }

  static RunSecrets with(Map<String, String> parameters) {
    return new RunSecrets(random(20), random(32), parameters);
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  byte[] seal(SecretBox box) {
    Map<String, String> all = new TreeMap<>();
    parameters.forEach((name, value) -> all.put("P:" + name, value));
    all.put("code", code);
    all.put("key", key);
    return box.seal(JSON.writeValueAsString(all), PURPOSE);
  }

  static RunSecrets open(byte[] sealed, SecretBox box) {
    Map<String, String> all = JSON.readValue(box.open(sealed, PURPOSE), TEXTS);
    Map<String, String> parameters = new TreeMap<>();
    all.forEach(
        (name, value) -> {
          if (name.startsWith("P:")) {
            parameters.put(name.substring(2), value);
          }
        });
    return new RunSecrets(all.getOrDefault("code", ""), all.getOrDefault("key", ""), parameters);
  }

  /// Each as it is, line by line, and as Base64 has it, without what is too short to be told from
  /// other text.
  List<String> unreadable() {
    return Stream.concat(Stream.of(code, key), parameters.values().stream())
        .flatMap(secret -> Stream.concat(secret.lines(), Stream.of(base64(secret))))
        .filter(secret -> secret.length() >= LEAST_SECRET)
        .toList();
  }

  private static String base64(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Without its content.
  @Override
  public String toString() {
    return "RunSecrets";
  }
}
