package org.chimerapool.simulation.client;

import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Carries a miner's words to its pool.
public interface PoolLink {

  void request(long id, String method, List<?> params) throws IOException;

  /// Answers what the pool asked; `result` is written as JSON.
  void answer(JsonNode id, Object result) throws IOException;
}
