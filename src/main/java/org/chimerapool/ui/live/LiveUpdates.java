package org.chimerapool.ui.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/// The one broadcaster: samples the pulse twice a second and wakes the pages that are due.
@org.springframework.stereotype.Component
public class LiveUpdates implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(LiveUpdates.class);
  private static final long PERIOD_MILLIS = 500;

  private final PulseClock pulses;
  private final Set<LivePage<?>> pages = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("console-pulse").factory());

  LiveUpdates(PulseClock pulses) {
    this.pulses = pulses;
    var _ =
        ticker.scheduleAtFixedRate(this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// Keeps a page fresh from the time it is attached until it is detached.
  ///
  /// @param read computes what the page shows; on a virtual thread, may block
  /// @param show puts it on the page, under the session's lock
  public <M> LivePage<M> follow(Component page, Supplier<M> read, Consumer<M> show) {
    LivePage<M> live = new LivePage<>(page, pulses, read, show);
    page.addAttachListener(event -> start(live, event.getUI()));
    page.addDetachListener(event -> pages.remove(live));
    page.getUI().ifPresent(ui -> start(live, ui));
    return live;
  }

  private void start(LivePage<?> live, UI ui) {
    live.attached(ui);
    pages.add(live);
    live.refresh();
  }

  /// Survives any fault: a ticker that throws is never run again, and every page would stand still.
  private void tick() {
    try {
      Optional<Instant> pulse = pulses.newest();
      for (LivePage<?> page : pages) {
        page.tick(pulse);
      }
    } catch (RuntimeException failure) {
      LOG.warn("open pages could not be woken: {}", failure.toString());
      LOG.debug("open pages could not be woken", failure);
    }
  }

  @Override
  public void destroy() {
    ticker.shutdownNow();
  }
}
