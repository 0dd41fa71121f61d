package org.chimerapool.chain.adapter.bitcoin;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.chimerapool.chain.AddressCheck;
import org.chimerapool.chain.Availability;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.ChainTip;
import org.chimerapool.chain.ChainUnavailableException;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.CoinbasePayment;
import org.chimerapool.chain.NodeAccess;
import org.chimerapool.chain.NodeChain;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.chain.SubmitReport;
import org.chimerapool.chain.events.TipChanged;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/// One coin's chain behind its nodes. The package tells of its threads.
final class BitcoinChain implements NodeChain, NodeGroup.Outlet {

  private static final Logger LOG = LoggerFactory.getLogger(BitcoinChain.class);

  private final CoinProfile coin;
  private final NodeTiming timing;
  private final InstantSource clock;
  private final ApplicationEventPublisher events;
  private final NodeGroup group;
  private final TipFollower tips = new TipFollower();
  private final ExecutorService news;
  private final ExecutorService facts;
  private final List<Consumer<BlockTemplate>> templateListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Availability>> availabilityListeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Hash256 told;

  BitcoinChain(
      CoinProfile coin, NodeTiming timing, InstantSource clock, ApplicationEventPublisher events) {
    this.coin = coin;
    this.timing = timing;
    this.clock = clock;
    this.events = events;
    this.news = singleThread("templates-" + coin.coin());
    this.facts = singleThread("tips-" + coin.coin());
    this.group = new NodeGroup(coin, timing, new SteadyClock(clock), this);
    group.start();
  }

  @Override
  public ChainDescription description() {
    return coin.description();
  }

  @Override
  public void use(List<NodeAccess> nodes) {
    group.use(nodes);
  }

  @Override
  public BlockTemplate template() {
    NodeGroup.Snapshot now = group.snapshot();
    BlockTemplate last = now.availability().available() ? now.template() : null;
    if (now.active() == null) {
      if (last == null) {
        throw new ChainUnavailableException(now.availability().detail());
      }
      return last;
    }
    try {
      return now.active().template().template();
    } catch (RpcException e) {
      if (last == null) {
        throw new ChainUnavailableException("node " + now.active().name() + " " + e.text());
      }
      return last;
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public Registration onTemplate(Consumer<BlockTemplate> listener) {
    templateListeners.add(listener);
    return () -> templateListeners.remove(listener);
  }

  @Override
  public Availability availability() {
    return group.snapshot().availability();
  }

  @Override
  public Registration onAvailability(Consumer<Availability> listener) {
    availabilityListeners.add(listener);
    return () -> availabilityListeners.remove(listener);
  }

  @Override
  public SubmitOutcome submit(byte[] block) {
    return submitToAll(block).outcome();
  }

  @Override
  public SubmitReport submitToAll(byte[] block) {
    List<NodeLink> nodes =
        group.snapshot().members().stream()
            .filter(member -> member.verdict().usable())
            .map(NodeGroup.Member::link)
            .toList();
    try {
      return new SubmitRound(timing, group::lookNow).run(nodes, HexFormat.of().formatHex(block));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  @Override
  public ChainTip tip() {
    return ask(
        node -> {
          Hash256 best = node.chain().best();
          HeaderInfo header =
              node.header(best)
                  .orElseThrow(
                      () ->
                          RpcException.of(
                              RpcException.Kind.GARBAGE, "does not know its own best block"));
          return new ChainTip(header.height(), best, header.time());
        });
  }

  @Override
  public BlockStanding standing(Hash256 blockId) {
    return ask(
        node ->
            node.header(blockId)
                .<BlockStanding>map(
                    header ->
                        header.onBestChain()
                            ? new BlockStanding.InChain(header.confirmations())
                            : new BlockStanding.Orphaned())
                .orElseGet(BlockStanding.NotFound::new));
  }

  @Override
  public Optional<CoinbasePayment> coinbase(Hash256 blockId) {
    return ask(node -> node.coinbase(blockId));
  }

  @Override
  public Optional<byte[]> payoutScript(String address) {
    return switch (coin.addresses().check(address)) {
      case AddressCheck.Valid valid -> Optional.of(valid.script());
      case AddressCheck.Invalid _ -> Optional.empty();
    };
  }

  @Override
  public List<NodeStatus> nodes() {
    NodeGroup.Snapshot now = group.snapshot();
    return now.members().stream()
        .map(member -> member.link().status(member.verdict(), member.link() == now.active()))
        .toList();
  }

  void change(NodeTiming now) {
    group.change(now);
  }

  @Override
  public void close() {
    group.close();
    news.shutdownNow();
    facts.shutdownNow();
  }

  @Override
  public void template(BlockTemplate template) {
    later(news, () -> templateListeners.forEach(each -> guarded(() -> each.accept(template))));
  }

  @Override
  public void availability(Availability now) {
    later(news, () -> availabilityListeners.forEach(each -> guarded(() -> each.accept(now))));
  }

  @Override
  public void tip(NodeLink node, Hash256 block) {
    if (!block.equals(told)) {
      told = block;
      later(facts, () -> follow(node, block));
    }
  }

  private void follow(NodeLink node, Hash256 block) {
    try {
      tips.follow(block, node.calls()::header)
          .ifPresent(
              step ->
                  guarded(
                      () ->
                          events.publishEvent(
                              new TipChanged(
                                  coin.coin(),
                                  step.tip().height(),
                                  step.tip().hash(),
                                  step.depth(),
                                  clock.instant()))));
    } catch (RpcException e) {
      // Told again with the next look, by whichever node is active then.
      told = null;
      LOG.debug("{}: node {} {}", coin.coin(), node.name(), e.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A question about the chain.
  @FunctionalInterface
  private interface Question<T> {
    T put(NodeCalls node) throws RpcException, InterruptedException;
  }

  /// Asks the good nodes one after another, the active one first, until one answers.
  private <T> T ask(Question<T> question) {
    NodeGroup.Snapshot now = group.snapshot();
    List<NodeLink> nodes = new ArrayList<>();
    if (now.active() != null) {
      nodes.add(now.active());
    }
    now.members().stream()
        .filter(member -> member.verdict().good() && member.link() != now.active())
        .forEach(member -> nodes.add(member.link()));
    List<String> faults = new ArrayList<>();
    for (NodeLink node : nodes) {
      try {
        return question.put(node.calls());
      } catch (RpcException e) {
        faults.add("node " + node.name() + " " + e.text());
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
    throw new ChainUnavailableException(
        faults.isEmpty()
            ? "no node of %s is good".formatted(coin.coin())
            : String.join("; ", faults));
  }

  private static ChainUnavailableException interrupted() {
    Thread.currentThread().interrupt();
    return new ChainUnavailableException("interrupted while a node was asked");
  }

  private static ExecutorService singleThread(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
  }

  private static void later(ExecutorService on, Runnable work) {
    try {
      on.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("News after the end: {}", e.getMessage());
    }
  }

  /// One listener's fault must not keep the news from the others.
  private static void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.error("News of a chain could not be told", e);
    }
  }
}
