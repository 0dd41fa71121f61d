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
