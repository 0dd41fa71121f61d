package org.chimerapool.ui.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.page.PageVisibility;
import com.vaadin.flow.signals.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.LiveBadge;
import org.chimerapool.ui.kit.PageFormats;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One page's place among the live ones. Reads and shows never overlap; a slow browser gets fewer.
public final class LivePage<M> {

  private static final Logger LOG = LoggerFactory.getLogger(LivePage.class);
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(3);

  private final Component page;
  private final PulseClock pulses;
  private final Supplier<M> read;
  private final Consumer<M> show;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicBoolean again = new AtomicBoolean();
  private @Nullable LiveBadge badge;
  private volatile @Nullable UI ui;
  private volatile boolean paused;
  private volatile boolean hidden;
  private volatile Optional<Instant> shownPulse = Optional.empty();
  private volatile Instant shownAt = Instant.EPOCH;

  LivePage(Component page, PulseClock pulses, Supplier<M> read, Consumer<M> show) {
    this.page = page;
    this.pulses = pulses;
    this.read = read;
    this.show = show;
  }

  /// Lets a badge tell the page's state and pause it.
  public LivePage<M> badge(LiveBadge shown) {
    badge = shown;
    shown.pressed(false);
    shown.addClickListener(event -> pause(!paused));
    return this;
  }

  /// Reads anew, soon, also while paused.
  public void refresh() {
    again.set(true);
    runIfFree();
  }

  /// There is something new: reads it soon, but not while paused or out of sight.
  public void wake() {
    if (!paused && !hidden) {
      runIfFree();
    }
  }

  void attached(UI attachedTo) {
    ui = attachedTo;
    page.getElement().getClassList().set("is-waiting", shownAt.equals(Instant.EPOCH));
    Signal<PageVisibility> visibility = attachedTo.getPage().pageVisibilitySignal();
    Signal.effect(page, () -> hidden = visibility.get() == PageVisibility.HIDDEN);
  }

  void tick(Optional<Instant> pulse) {
    boolean due =
        !pulse.equals(shownPulse)
            || Duration.between(shownAt, pulses.now()).compareTo(AT_LEAST_EVERY) > 0;
    if (busy.get()) {
      tellAge();
    } else if (again.get() || (due && !paused && !hidden)) {
      runIfFree();
    }
  }

  /// While reading takes long or fails, what is on the page grows old; the badge must not call it
  /// live.
  private void tellAge() {
    UI target = ui;
    Optional<Instant> pulse = shownPulse;
    if (target == null || paused || hidden || pulse.flatMap(pulses::staleSince).isEmpty()) {
      return;
    }
    try {
      var _ = target.access(() -> showState(pulse));
    } catch (UIDetachedException gone) {
      LOG.trace("the page is gone", gone);
    }
  }

  private void pause(boolean wanted) {
    paused = wanted;
    LiveBadge shown = badge;
    if (shown != null) {
      shown.pressed(wanted);
      shown.paused();
    }
    if (!wanted) {
      refresh();
    }
  }

  private void runIfFree() {
    if (busy.compareAndSet(false, true)) {
      Thread.ofVirtual().name("console-page").start(this::run);
    }
  }

  private void run() {
    again.set(false);
    Optional<Instant> pulse = pulses.newest();
    try {
      M model = read.get();
      UI target = ui;
      if (target == null) {
        busy.set(false);
        return;
      }
      var _ = target.access(() -> showLocked(model, pulse));
    } catch (UIDetachedException gone) {
      busy.set(false);
    } catch (RuntimeException failure) {
      LOG.warn("a page could not read its figures: {}", failure.toString());
      LOG.debug("a page could not read its figures", failure);
      shownAt = pulses.now();
      tellAge();
      busy.set(false);
    }
  }

  private void showLocked(M model, Optional<Instant> pulse) {
    try {
      show.accept(model);
      page.getElement().getClassList().remove("is-waiting");
      showState(pulse);
      shownPulse = pulse;
      shownAt = pulses.now();
    } finally {
      busy.set(false);
    }
  }

  private void showState(Optional<Instant> pulse) {
    LiveBadge shown = badge;
    if (shown == null || paused) {
      return;
    }
    Optional<Duration> stale = pulse.flatMap(pulses::staleSince);
    page.getElement().getClassList().set("is-stale", stale.isPresent());
    Formats formats = PageFormats.current();
    if (pulse.isEmpty()) {
      shown.waiting();
    } else if (stale.isPresent()) {
      shown.stale(formats.span(stale.get()));
    } else {
      shown.live();
    }
  }
}
