package org.chimerapool.simulation.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One line from the pool, read.
///
/// @param job what it holds where it is a `mining.notify` and has been looked at
public record PoolLine(JsonNode json, @Nullable StratumJob job) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @throws IllegalArgumentException when the line is no JSON, or a job that makes no sense
  public static PoolLine read(byte[] line) {
    try {
      JsonNode json = JSON.readTree(line);
      boolean notify = json.path("method").asString("").equals("mining.notify");
      return new PoolLine(json, notify ? StratumJob.read(json.path("params")) : null);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the pool sent what is no JSON", e);
    }
  }
}
