package org.chimerapool.deployment.rollout.keep;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chimerapool.deployment.rollout.StageSpec.GateSpec;
import org.chimerapool.deployment.spi.GateQuestion;
import org.chimerapool.deployment.spi.GateReading;
import org.chimerapool.deployment.spi.HealthGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The health gates that there are. One that fails to answer, or is gone, cannot tell.
final class Gates {

  private static final Logger LOG = LoggerFactory.getLogger(Gates.class);

  private final Map<String, HealthGate> gates = new TreeMap<>();

  Gates(List<HealthGate> all) {
    all.forEach(each -> gates.put(each.code(), each));
  }

  List<String> codes() {
    return List.copyOf(gates.keySet());
  }

  /// What the gates may be asked about.
  List<String> subjects() {
    return gates.values().stream()
        .flatMap(each -> each.subjects().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /// Whether there is such a gate, and it knows what it is to look at.
  boolean knows(GateSpec wanted) {
    HealthGate gate = gates.get(wanted.gate());
    return gate != null
        && (wanted.subject().isEmpty()
            || gate.subjects().stream().anyMatch(wanted.subject()::equalsIgnoreCase));
  }

  Map<GateSpec, GateReading> read(List<GateSpec> wanted, Instant since, Instant now) {
    Map<GateSpec, GateReading> readings = new LinkedHashMap<>();
    wanted.forEach(each -> readings.put(each, read(each, since, now)));
    return readings;
  }

  private GateReading read(GateSpec wanted, Instant since, Instant now) {
    HealthGate gate = gates.get(wanted.gate());
    if (gate == null) {
      return GateReading.inconclusive("–");
    }
    try {
      return gate.read(new GateQuestion(wanted.subject(), wanted.limit(), since, now));
    } catch (RuntimeException failure) {
      LOG.warn("gate {} did not answer: {}", wanted.gate(), failure.toString());
      return GateReading.inconclusive("–");
    }
  }
}
