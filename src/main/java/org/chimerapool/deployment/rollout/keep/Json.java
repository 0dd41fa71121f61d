package org.chimerapool.deployment.rollout.keep;

import java.util.List;
import java.util.Map;
import org.chimerapool.deployment.rollout.RolloutSpec;
import org.chimerapool.deployment.rollout.StageStanding;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What is kept as JSON.
final class Json {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<Integer>> NUMBERS = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};
  private static final TypeReference<List<StageStanding.Reading>> READINGS =
      new TypeReference<>() {};

  private Json() {}

  static String of(Object value) {
    return JSON.writeValueAsString(value);
  }

  static RolloutSpec spec(String json) {
    return JSON.readValue(json, RolloutSpec.class);
  }

  static List<String> texts(String json) {
    return JSON.readValue(json, TEXTS);
  }

  static List<Integer> numbers(String json) {
    return JSON.readValue(json, NUMBERS);
  }

  static Map<String, String> values(String json) {
    return JSON.readValue(json, VALUES);
  }

  static List<StageStanding.Reading> readings(String json) {
    return JSON.readValue(json, READINGS);
  }
}
