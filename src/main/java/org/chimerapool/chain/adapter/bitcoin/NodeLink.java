package org.chimerapool.chain.adapter.bitcoin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.NodeAccess;
import org.chimerapool.chain.NodeFacts;
import org.chimerapool.chain.NodeFacts.Feed;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.kernel.Hash256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One node while it is in use: looks at it again and again, listens to its news, fetches its
/// templates. Each of the four has a virtual thread of its own, so that none waits for another.
final class NodeLink implements AutoCloseable, SubmitRound.Taker {

  private static final Logger LOG = LoggerFactory.getLogger(NodeLink.class);

  /// Blocks that the node is given at one time: a node has few threads for requests, and those for
  /// new work must find one.
  private static final int SUBMISSIONS = 2;

  private final NodeAccess access;
  private final NodeCalls calls;
  private final NodeTiming timing;
  private final InstantSource clock;
  private final Instant startedAt;
  private final News news;
  private final Loops loops;
  private final BlockNews blocks;
  private final Semaphore submissions = new Semaphore(SUBMISSIONS, true);
  private final Semaphore looks = new Semaphore(0);
  private final Semaphore fetches = new Semaphore(0);
  private final List<Thread> threads;
  private volatile NodeView view = NodeView.UNSEEN;
  private volatile Feed longPolling = Feed.OFF;
  private volatile String longPollId = "";
  private volatile @Nullable Instant fetchedAt;
  private volatile @Nullable Hash256 fetchedFor;
  private @Nullable Thread longPoller;
  private volatile @Nullable Instant metAt;

  /// Who wants to know. Called on the node's threads.
  interface News {

    /// The node's view has changed.
    void looked(NodeLink node);

    /// The node says of its own accord that it has a new best block.
    void heard(NodeLink node, Hash256 block);

    /// @param asOf when the node's state was at least as new as the offer
    void offered(NodeLink node, Offer offer, Instant asOf);
  }

  NodeLink(NodeAccess access, CoinProfile coin, NodeTiming timing, InstantSource clock, News news) {
    this.access = access;
    this.timing = timing;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.news = news;
    this.calls =
        new NodeCalls(
            new RpcClient(
                access.rpc(), NodeLogin.of(access), timing.connect(), RpcClient.USUAL_ANSWER),
            coin,
            timing);
    this.blocks = new BlockNews(access.zmqHashBlock(), timing.connect());
    this.loops = new Loops(access.name());
    this.threads = new ArrayList<>();
    threads.add(loops.thread("look", this::look));
    threads.add(loops.thread("fetch", this::fetch));
    if (blocks.isWanted()) {
      threads.add(loops.thread("zmq", this::listen));
    }
  }

  void start() {
    threads.forEach(Thread::start);
  }

  NodeAccess access() {
    return access;
  }

  @Override
  public String name() {
    return access.name();
  }

  NodeCalls calls() {
    return calls;
  }

  NodeView view() {
    return view;
  }

  /// When it was last asked for a template outside the long poll; null until then.
  @Nullable Instant fetchedAt() {
    return fetchedAt;
  }

  /// The best block that [#fetchFor] was called with last; null until then.
  @Nullable Hash256 fetchedFor() {
    return fetchedFor;
  }

  NodeStatus status(Verdict verdict, boolean active) {
    NodeView seen = view();
    ChainInfo chain = seen.chain();
    Instant last = seen.seenAt();
    return new NodeStatus(
        access.name(),
        verdict.health(),
        active ? NodeStatus.Role.ACTIVE : NodeStatus.Role.STANDBY,
        chain == null ? 0 : chain.height(),
        verdict.behind(),
        seen.record().latency(),
        last == null ? startedAt : last,
        verdict.detail().isEmpty() ? blocks.notice() : verdict.detail(),
        new NodeFacts(
            seen.peers().agent(),
            seen.peers().peers(),
            chain == null ? -1 : chain.progress(),
            verdict.score(),
            seen.record().errors(),
            seen.record().requests(),
            blocks.feed(),
            active ? longPolling : Feed.OFF));
  }

  /// Looks at the node now instead of later.
  void lookNow() {
    looks.release();
  }

  /// Fetches a template soon; the offer comes as news.
  void fetchNow() {
    fetches.release();
  }

  /// As [#fetchNow], because the node has that best block now.
  void fetchFor(Hash256 block) {
    fetchedFor = block;
    fetchNow();
  }

  /// Starts or ends the long poll.
  synchronized void follow(boolean active) {
    Thread now = longPoller;
    if (active && now == null && !loops.isClosed()) {
      longPoller = loops.thread("long-poll", this::longPoll);
      longPoller.start();
    } else if (!active && now != null) {
      now.interrupt();
      longPoller = null;
      longPolling = Feed.OFF;
    }
  }

  @Override
  public Optional<String> submit(String block) throws RpcException, InterruptedException {
    if (!submissions.tryAcquire(timing.submit().toNanos(), TimeUnit.NANOSECONDS)) {
      throw RpcException.of(
          RpcException.Kind.TIMED_OUT,
          "has not answered to %d other blocks".formatted(SUBMISSIONS));
    }
    try {
      return calls.submit(block);
    } finally {
      submissions.release();
    }
  }

  /// Fetches a template on the calling thread and passes it on as news too.
  Offer template() throws RpcException, InterruptedException {
    Instant begin = clock.instant();
    fetchedAt = begin;
    change(seen -> seen.askedForTemplate(begin));
    try {
      Offer offer = calls.template();
      change(NodeView::gaveTemplate);
      longPollId = offer.longPollId();
      news.offered(this, offer, begin);
      return offer;
    } catch (RpcException e) {
      change(seen -> seen.gaveNoTemplate(e.text()));
      news.looked(this);
      throw e;
    }
  }

  @Override
  public void close() {
    loops.close();
    follow(false);
    threads.forEach(Thread::interrupt);
    calls.close();
  }

  private void look() throws InterruptedException {
    Instant begin = clock.instant();
    Duration pause = timing.poll();
    change(seen -> seen.asked(begin));
    try {
      ChainInfo info = calls.chain();
      Instant answered = clock.instant();
      change(seen -> seen.answered(info, begin, Duration.between(begin, answered)));
      meet(answered);
    } catch (RpcException e) {
      metAt = null;
      change(seen -> seen.failed(e.text()));
      pause = e.kind() == RpcException.Kind.NOT_LET_IN ? timing.denied() : timing.retry();
    }
    news.looked(this);
    if (looks.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
      looks.drainPermits();
    }
  }

  /// Now and then, what changes seldom.
  private void meet(Instant now) throws InterruptedException {
    Instant last = metAt;
    if (last == null || Duration.between(last, now).compareTo(timing.refresh()) > 0) {
      try {
        PeerInfo peers = calls.peers();
        change(seen -> seen.met(peers));
        metAt = now;
      } catch (RpcException e) {
        LOG.debug("Node {} does not tell of its peers: {}", access.name(), e.text());
      }
    }
  }

  private void fetch() throws InterruptedException {
    fetches.acquire();
    fetches.drainPermits();
    try {
      template();
    } catch (RpcException e) {
      LOG.debug("Node {} gives no template: {}", access.name(), e.text());
    }
  }

  private void longPoll() throws InterruptedException {
    try {
      if (longPollId.isEmpty() && template().longPollId().isEmpty()) {
        // It knows no long poll: nothing to follow here.
        loops.pause(timing.refresh());
        return;
      }
      longPolling = Feed.ALIVE;
      Instant begin = clock.instant();
      Offer offer = calls.templateAfter(longPollId);
      longPollId = offer.longPollId();
      change(NodeView::gaveTemplate);
      news.offered(this, offer, clock.instant());
      // A node that answers at once must not be asked without end.
      loops.pause(timing.tick().minus(Duration.between(begin, clock.instant())));
    } catch (RpcException e) {
      if (e.kind() == RpcException.Kind.TIMED_OUT) {
        // Nothing new for very long: waiting goes on with another request.
        return;
      }
      longPolling = Feed.LOST;
      longPollId = "";
      lookNow();
      loops.pause(timing.retry());
    }
  }

  private void listen() throws InterruptedException {
    blocks.listen(block -> news.heard(this, block));
    lookNow();
    loops.pause(timing.retry());
  }

  private synchronized void change(UnaryOperator<NodeView> how) {
    view = how.apply(view);
  }
}
