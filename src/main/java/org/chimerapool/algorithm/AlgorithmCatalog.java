package org.chimerapool.algorithm;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// Every algorithm that this process can verify, by its id.
@Component
public class AlgorithmCatalog {

  private final Map<String, Algorithm> byId = new TreeMap<>();

  public AlgorithmCatalog(List<Algorithm> algorithms) {
    for (Algorithm algorithm : algorithms) {
      Algorithm other = byId.put(algorithm.id(), algorithm);
      if (other != null) {
        throw new IllegalStateException("two algorithms are called " + algorithm.id());
      }
    }
  }

  /// @throws IllegalArgumentException when there is none of that name; the message lists those
  /// there are
  public Algorithm get(String id) {
    Algorithm algorithm = byId.get(id);
    if (algorithm == null) {
      throw new IllegalArgumentException(
          "no algorithm '%s'; there is %s".formatted(id, byId.keySet()));
    }
    return algorithm;
  }

  public Collection<Algorithm> all() {
    return List.copyOf(byId.values());
  }
}
