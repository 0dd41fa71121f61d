package org.chimerapool.ui.deployments;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.Experience;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.insight.Diagnosis;
import org.chimerapool.deployment.insight.LiveRuns;
import org.chimerapool.deployment.insight.Signatures;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.kernel.Registration;
import org.chimerapool.ui.access.Trail;
import org.springframework.stereotype.Component;

/// What the page of one run shows.
@Component
class RunPresenter {

  private static final int AROUND = 4;

  private final Deployments deployments;
  private final LiveRuns live;
  private final Signatures signatures;
  private final LogReads log;
  private final Experience experience;
  private final Trail trail;
  private final LoadingCache<Long, Optional<Diagnosis>> why;

  RunPresenter(
      Deployments deployments,
      LiveRuns live,
      Signatures signatures,
      LogReads log,
      Experience experience,
      Trail trail) {
    this.deployments = deployments;
    this.live = live;
    this.signatures = signatures;
    this.log = log;
    this.experience = experience;
    this.trail = trail;
    why =
        Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterWrite(Duration.ofSeconds(3))
            .build(signatures::of);
  }

  LogReads log() {
    return log;
  }

  /// Wakes a page whenever something about what runs has changed.
  Registration watch(Runnable page) {
    return live.watch(_ -> page.run());
  }

  RunModel run(long id, Actor visitor, LogWish wish) {
    Optional<Run> run = deployments.find(id);
    Optional<Diagnosis> diagnosis =
        run.filter(each -> each.state() == RunState.FAILED).flatMap(each -> why.get(each.id()));
    return new RunModel(
        run,
        visitor.may(Permission.RUN_DEPLOYMENTS) ? deployments.link(id) : Optional.empty(),
        deployments.steps(id),
        experience.figures(id),
        run.map(each -> log.news(each, wish)).orElse(nothing(wish)),
        run.filter(each -> !each.state().ended())
            .flatMap(_ -> live.now().going().stream().filter(each -> each.id() == id).findFirst()),
        diagnosis,
        diagnosis.filter(each -> each.line() > 0).map(this::around).orElse(List.of()),
        deployments.now());
  }

  private static LogNews nothing(LogWish wish) {
    return new LogNews(
        wish.turn(), 0, false, List.of(), LogNews.NOTHING, LogNews.NOTHING, Map.of());
  }

  private List<LogLine> around(Diagnosis diagnosis) {
    long first = Math.max(1, diagnosis.line() - AROUND);
    return log.from(diagnosis.run(), first, 2 * AROUND + 1);
  }

  /// Keeps an operator's words beside a kind of failure.
  boolean explain(Actor who, long signature, String cause, String fix, String note) {
    who.require(Permission.RUN_DEPLOYMENTS);
    boolean kept = signatures.explain(signature, cause, fix, note, who.login());
    if (kept) {
      trail.record(who, AuditAction.SIGNATURE_EXPLAINED, Long.toString(signature));
      why.invalidateAll();
    }
    return kept;
  }
}
