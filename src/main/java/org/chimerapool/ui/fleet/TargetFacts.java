package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.chimerapool.deployment.fleet.Reach;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.ui.kit.FactList;
import org.chimerapool.ui.kit.Formats;

/// What a machine is.
final class TargetFacts extends Div {

  private static final List<String> REPORTED =
      List.of("os", "kernel", "arch", "cpu", "cores", "disks", "gpu", "virtual", "openssl", "bash");

  private final Formats formats;
  private final FactList facts = new FactList();

  TargetFacts(Formats formats) {
    this.formats = formats;
    add(facts);
  }

  void show(Target target, Instant now) {
    facts.show("fleet.col.kind", getTranslation("fleet.kind." + FleetFilter.key(target.kind())));
    facts.show("fleet.col.place", target.place().isEmpty() ? "–" : target.place());
    facts.show(
        "fleet.col.labels",
        target.labels().isEmpty()
            ? "–"
            : target.labels().stream().sorted().collect(Collectors.joining(", ")));
    if (target.spare()) {
      facts.show("fleet.fact.spare", getTranslation("fleet.yes"));
    }
    facts.show("fleet.fact.way", getTranslation("fleet.route." + target.reach().route()));
    switch (target.reach()) {
      case Reach.Agent(String fingerprint) -> facts.code("fleet.fact.key", fingerprint);
      case Reach.Ssh ssh -> {
        facts.code("fleet.fact.address", ssh.user() + "@" + ssh.host() + ":" + ssh.port());
        facts.code("fleet.fact.hostkey", ssh.hostKey().orElse("–"));
      }
      case Reach.Local() -> {}
    }
    facts.show("fleet.col.seen", target.seenAt().map(at -> formats.ago(at, now)).orElse("–"));
    facts.show("fleet.fact.since", formats.moment(target.createdAt()));
    kilobytes(target, "memoryKb", "run.fact.memory");
    kilobytes(target, "diskFreeKb", "run.fact.disk");
    for (String name : REPORTED) {
      String value = target.hardware().getOrDefault(name, "");
      if (!value.isEmpty()) {
        facts.show("fleet.hw." + name, value);
      }
    }
  }

  private void kilobytes(Target target, String name, String key) {
    String value = target.hardware().getOrDefault(name, "");
    if (!value.isEmpty()) {
      facts.show(key, FleetWords.kilobytes(value, formats));
    }
  }
}
