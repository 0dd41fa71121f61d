package org.chimerapool.deployment.fleet;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.jooq.deployment.tables.records.TargetRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table of machines.
final class TargetRows {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private TargetRows() {}

  static Target target(TargetRecord row) {
    return new Target(
        row.getId(),
        row.getName(),
        TargetKind.valueOf(row.getKind()),
        TargetState.valueOf(row.getState()),
        Set.of(row.getLabels()),
        row.getPlace(),
        texts(row.getHardware()),
        texts(row.getVersions()),
        TargetHealth.valueOf(row.getHealth()),
        row.getHealthWords(),
        row.getSpare(),
        reach(row),
        Optional.ofNullable(row.getSeenAt()),
        row.getCreatedAt());
  }

  /// Fingerprint of the key that waits for a decision, else of the machine's own; empty for one
  /// that has none.
  static String shown(TargetRecord row) {
    String waiting = row.getNewFingerprint();
    return waiting == null ? Objects.requireNonNullElse(row.getFingerprint(), "") : waiting;
  }

  private static Reach reach(TargetRecord row) {
    return switch (row.getReach()) {
      case "AGENT" -> new Reach.Agent(row.getFingerprint());
      case "SSH" ->
          new Reach.Ssh(
              row.getHost(), row.getPort(), row.getLogin(), Optional.ofNullable(row.getHostKey()));
      case "LOCAL" -> new Reach.Local();
      case String unknown -> throw new IllegalStateException("unknown reach " + unknown);
    };
  }

  static void set(TargetRecord row, Reach reach) {
    row.setReach(reach.route().name());
    switch (reach) {
      case Reach.Agent(String fingerprint) -> row.setFingerprint(fingerprint);
      case Reach.Ssh(String host, int port, String user, Optional<String> key) -> {
        row.setHost(host);
        row.setPort(port);
        row.setLogin(user);
        row.setHostKey(key.orElse(null));
      }
      case Reach.Local() -> {}
    }
  }

  static String json(Map<String, String> texts) {
    return JSON.writeValueAsString(texts);
  }

  static Map<String, String> texts(String json) {
    return JSON.readValue(json, TEXTS);
  }
}
