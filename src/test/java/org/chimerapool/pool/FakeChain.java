package org.chimerapool.pool;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.chimerapool.chain.Availability;
import org.chimerapool.chain.BlockStanding;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.ChainAdapter;
import org.chimerapool.chain.ChainDescription;
import org.chimerapool.chain.ChainTip;
import org.chimerapool.chain.CoinbasePayment;
import org.chimerapool.chain.NodeStatus;
import org.chimerapool.chain.SubmitOutcome;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Registration;
import org.jspecify.annotations.Nullable;

/// A chain that offers what a test tells it to. Addresses are valid unless they begin with `bad`.
public final class FakeChain implements ChainAdapter {

  private final List<Consumer<BlockTemplate>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Availability>> watchers = new CopyOnWriteArrayList<>();
  private volatile BlockTemplate template;
  private volatile Availability availability = Availability.ALWAYS;
  private volatile @Nullable RuntimeException fault;
  private volatile @Nullable CountDownLatch hold;
  private volatile CountDownLatch held = new CountDownLatch(0);

  public FakeChain(BlockTemplate first) {
    this.template = first;
  }

  /// Offers a new template to whoever follows.
  public void offer(BlockTemplate next) {
    availability = Availability.ALWAYS;
    template = next;
    listeners.forEach(listener -> listener.accept(next));
  }

  /// Has no good node from now on, until a template is offered.
  public void lose(String why, Instant since) {
    availability = new Availability(false, since, why);
    watchers.forEach(watcher -> watcher.accept(availability));
  }

  /// Fails when it is asked for a template the next time.
  public void failNext(RuntimeException exception) {
    fault = exception;
  }

  /// Keeps whoever asks for a template next waiting, until the latch is counted down.
  public CountDownLatch holdNext() {
    CountDownLatch answer = new CountDownLatch(1);
    held = new CountDownLatch(1);
    hold = answer;
    return answer;
  }

  /// Returns when somebody waits.
  public void awaitHeld() throws InterruptedException {
    held.await();
  }

  @Override
  public Availability availability() {
    return availability;
  }

  @Override
  public Registration onAvailability(Consumer<Availability> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  @Override
  public ChainDescription description() {
    return new ChainDescription(
        new CoinId("TST"), "Test", "sha256d", 8, true, Duration.ofMinutes(1), 100);
  }

  @Override
  public BlockTemplate template() {
    CountDownLatch answer = hold;
    if (answer != null) {
      hold = null;
      held.countDown();
      try {
        answer.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    RuntimeException failure = fault;
    if (failure != null) {
      fault = null;
      throw failure;
    }
    return template;
  }

  @Override
  public Registration onTemplate(Consumer<BlockTemplate> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public SubmitOutcome submit(byte[] block) {
    return new SubmitOutcome.Accepted();
  }

  @Override
  public ChainTip tip() {
    throw new UnsupportedOperationException("not part of this fake");
  }

  @Override
  public BlockStanding standing(Hash256 blockId) {
    return new BlockStanding.NotFound();
  }

  @Override
  public Optional<CoinbasePayment> coinbase(Hash256 blockId) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> payoutScript(String address) {
    return address.startsWith("bad")
        ? Optional.empty()
        : Optional.of(address.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public List<NodeStatus> nodes() {
    return List.of();
  }
}
