package org.chimerapool.chain.adapter.bitcoin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chimerapool.chain.Availability;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.NodeAccess;
import org.chimerapool.kernel.Hash256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The nodes of one chain: judges them, chooses the active one and takes its templates.
///
/// Decides on one thread, which never waits for a node.
final class NodeGroup implements NodeLink.News, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NodeGroup.class);

  private final CoinProfile coin;
  private volatile NodeTiming timing;
  private final InstantSource clock;
  private final Outlet outlet;
  private volatile NodeJudge judge;
  private final ScheduledThreadPoolExecutor control;
  private volatile Snapshot snapshot;

  // What follows belongs to the control thread.
  private final List<NodeLink> links = new ArrayList<>();
  private @Nullable NodeLink active;
  private @Nullable Taken taken;
  private Availability availability;
  private BestHeight best;
  private Instant goodAt;

  /// Where decisions go. Called on the control thread; must not wait.
  interface Outlet {

    void template(BlockTemplate template);

    void availability(Availability now);

    /// The active node's best block, told again as long as it lasts.
    void tip(NodeLink node, Hash256 block);
  }

  /// A node and how good it is.
  record Member(NodeLink link, Verdict verdict) {}

  /// What other threads may know.
  ///
  /// @param active null when no node is good
  /// @param template the latest one; null until there is one
  record Snapshot(
      List<Member> members,
      @Nullable NodeLink active,
      @Nullable BlockTemplate template,
      Availability availability) {}

  /// The template that is being worked on.
  private record Taken(NodeLink from, Offer offer, Instant asOf) {}

  NodeGroup(CoinProfile coin, NodeTiming timing, InstantSource clock, Outlet outlet) {
    this.coin = coin;
    this.timing = timing;
    this.clock = clock;
    this.outlet = outlet;
    this.judge = new NodeJudge(coin, timing);
    this.goodAt = clock.instant();
    this.best = BestHeight.unknown(goodAt);
    this.availability =
        new Availability(false, goodAt, "no node of %s has answered yet".formatted(coin.coin()));
    this.snapshot = new Snapshot(List.of(), null, null, availability);
    this.control =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("nodes-" + coin.coin()).daemon().factory());
    control.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    control.setRemoveOnCancelPolicy(true);
  }

  void start() {
    long tick = timing.tick().toMillis();
    var _ =
        control.scheduleWithFixedDelay(guarded(this::evaluate), tick, tick, TimeUnit.MILLISECONDS);
  }

  /// Goes on with another patience and another age of templates.
  void change(NodeTiming now) {
    timing = timing.with(timing.poll(), now.patience(), now.refresh(), now.hold());
    judge = new NodeJudge(coin, timing);
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /// Puts these nodes in the place of those before; one whose access is equal is left alone.
  void use(List<NodeAccess> nodes) {
    run(() -> replace(nodes));
  }

  /// The chain has a new block that this process handed to it.
  void lookNow() {
    run(
        () -> {
          links.forEach(NodeLink::lookNow);
          fetchFromActive();
        });
  }

  @Override
  public void looked(NodeLink node) {
    run(this::evaluate);
  }

  @Override
  public void heard(NodeLink node, Hash256 block) {
    run(
        () -> {
          node.lookNow();
          Taken now = taken;
          if (now == null || !now.offer().template().previousHash().equals(block)) {
            fetchFromActive();
          }
        });
  }

  @Override
  public void offered(NodeLink node, Offer offer, Instant asOf) {
    run(
        () -> {
          if (node == active) {
            take(new Taken(node, offer, asOf));
          }
          evaluate();
        });
  }

  @Override
  public void close() {
    run(() -> replace(List.of()));
    control.shutdown();
  }

  private void replace(List<NodeAccess> nodes) {
    List<NodeLink> kept = new ArrayList<>();
    for (NodeAccess access : nodes) {
      NodeLink link =
          links.stream()
              .filter(each -> each.access().equals(access))
              .findFirst()
              .orElseGet(() -> new NodeLink(access, coin, timing, clock, this));
      kept.add(link);
    }
    List<NodeLink> gone = links.stream().filter(link -> !kept.contains(link)).toList();
    List<NodeLink> fresh = kept.stream().filter(link -> !links.contains(link)).toList();
    links.clear();
    links.addAll(kept);
    if (active != null && gone.contains(active)) {
      active = null;
    }
    gone.forEach(NodeLink::close);
    fresh.forEach(NodeLink::start);
    evaluate();
  }

  private void evaluate() {
    Instant now = clock.instant();
    List<NodeView> views = links.stream().map(this::view).toList();
    measure(views, now);
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      members.add(new Member(links.get(i), judge.judge(views.get(i), best, now)));
    }
    choose(members);
    keepFresh(now);
    if (active != null || isHeld(views)) {
      goodAt = now;
    } else if (Duration.between(goodAt, now).compareTo(timing.patience()) > 0) {
      stopWork(members, now);
    }
    snapshot = new Snapshot(members, active, template(), availability);
  }

  /// What a node has said last, be it by an answer or by the template that is worked on: no node
  /// may be behind its own template.
  private NodeView view(NodeLink link) {
    NodeView view = link.view();
    Taken work = taken;
    return work == null || work.from() != link || view.isNewerThan(work.asOf())
        ? view
        : view.tells(work.offer().template());
  }

  private void measure(List<NodeView> views, Instant now) {
    Taken work = taken;
    long worked = work == null ? -1 : work.offer().template().height() - 1;
    List<BestHeight.Word> words = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      words.add(new BestHeight.Word(links.get(i).name(), judge.height(views.get(i))));
    }
    BestHeight next = best.next(words, worked, now, timing.hold());
    if (next.isHeld() && !best.isHeld()) {
      LOG.warn(
          "{}: no node that had block {} answers, work stays on it for {} s",
          coin.coin(),
          best.height(),
          timing.hold().toSeconds());
    } else if (next.height() < best.height() && best.isHeld()) {
      LOG.warn("{}: work goes back to block {}", coin.coin(), next.height());
    }
    best = next;
  }

  /// Whether some node would give work, were it not a block behind.
  private boolean isHeld(List<NodeView> views) {
    return best.isHeld() && views.stream().anyMatch(view -> judge.height(view) >= 0);
  }

  private void choose(List<Member> members) {
    int before = active == null ? NodeChoice.NONE : links.indexOf(active);
    int chosen = NodeChoice.choose(members.stream().map(Member::verdict).toList(), before);
    if (chosen == before) {
      return;
    }
    if (active != null) {
      active.follow(false);
      LOG.warn(
          "{}: node {} {}", coin.coin(), active.name(), members.get(before).verdict().detail());
    }
    active = chosen == NodeChoice.NONE ? null : links.get(chosen);
    if (active != null) {
      LOG.info("{}: templates come from node {}", coin.coin(), active.name());
      active.fetchNow();
      active.follow(true);
    }
  }

  /// Asks for templates where they are missing or old; of standby nodes too, so that they are known
  /// to give some when they are needed.
  private void keepFresh(Instant now) {
    for (NodeLink link : links) {
      NodeView view = link.view();
      if (view.chain() == null || !view.fault().isEmpty()) {
        continue;
      }
      Instant fetched = link.fetchedAt();
      Duration limit = view.templateFault().isEmpty() ? timing.refresh() : timing.retry();
      if (fetched == null || Duration.between(fetched, now).compareTo(limit) > 0) {
        link.fetchNow();
      } else if (link == active && isNews(view)) {
        follow(link, view.chain().best());
      }
    }
  }

  /// A look that began before the template was made may tell of the block before.
  private boolean isNews(NodeView view) {
    return taken == null || taken.from() != active || view.isNewerThan(taken.asOf());
  }

  private void follow(NodeLink link, Hash256 block) {
    outlet.tip(link, block);
    Taken now = taken;
    if (now != null
        && now.from() == link
        && !now.offer().template().previousHash().equals(block)
        && !block.equals(link.fetchedFor())) {
      link.fetchFor(block);
    }
  }

  private void fetchFromActive() {
    if (active != null) {
      active.fetchNow();
    }
  }

  private void take(Taken next) {
    Taken before = taken;
    if (before != null && before.from() == next.from() && next.asOf().isBefore(before.asOf())) {
      return;
    }
    taken = next;
    if (!next.from().view().isNewerThan(next.asOf())) {
      outlet.tip(next.from(), next.offer().template().previousHash());
    }
    boolean resumed = !availability.available();
    if (resumed) {
      availability = new Availability(true, clock.instant(), "");
      LOG.info("{}: there is work", coin.coin());
      outlet.availability(availability);
    }
    if (resumed || before == null || !before.offer().sameWork(next.offer())) {
      outlet.template(next.offer().template());
    }
  }

  private void stopWork(List<Member> members, Instant now) {
    String detail =
        members.isEmpty()
            ? "%s has no node".formatted(coin.coin())
            : "no node of %s is good: %s"
                .formatted(
                    coin.coin(),
                    members.stream()
                        .map(each -> each.link().name() + " " + each.verdict().detail())
                        .collect(Collectors.joining("; ")));
    if (availability.available()) {
      availability = new Availability(false, now, detail);
      LOG.warn("Work stops, {}", detail);
      outlet.availability(availability);
    } else {
      availability = new Availability(false, availability.since(), detail);
    }
  }

  private @Nullable BlockTemplate template() {
    return taken == null ? null : taken.offer().template();
  }

  private void run(Runnable work) {
    try {
      control.execute(guarded(work));
    } catch (RejectedExecutionException e) {
      LOG.debug("{}: news after the end", coin.coin());
    }
  }

  /// One fault must not end the watch over all nodes.
  private Runnable guarded(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.error("{}: deciding about the nodes failed, going on", coin.coin(), e);
      }
    };
  }
}
