package org.chimerapool.deployment.insight.past;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Maps of texts as the database keeps them.
final class Texts {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private Texts() {}

  static Map<String, String> of(String json) {
    return JSON.readValue(json, TEXTS);
  }
}
