package org.chimerapool.identity;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// The browsers that are signed in to this process. One whose session was ended, here or in another
/// process, loses its session with everything in it, open pages included.
@Component
public class SignedInBrowsers implements HttpSessionListener, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(SignedInBrowsers.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

  private final Sessions sessions;
  private final KnownBrowsers known;
  private final Map<Long, Browser> byId = new ConcurrentHashMap<>();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("console-sessions").factory());

  SignedInBrowsers(Sessions sessions, KnownBrowsers known) {
    this.sessions = sessions;
    this.known = known;
    sessions.onEnd(id -> Thread.ofVirtual().name("sign-out-" + id).start(() -> shut(id)));
    var _ =
        sweeper.scheduleWithFixedDelay(
            this::sweep, PERIOD.toSeconds(), PERIOD.toSeconds(), TimeUnit.SECONDS);
  }

  /// A browser has signed in here.
  public void opened(long id, HttpSession session) {
    byId.put(id, new Browser(session, Instant.EPOCH));
  }

  /// What lets that browser be recognised when it signs in again; see [KnownBrowsers].
  public String mark(Visitor visitor) {
    return known.mark(visitor.accountId());
  }

  /// Whether that session is signed in here, and the browser is the one that did so.
  boolean isOpen(long id, HttpSession session) {
    Browser browser = byId.get(id);
    return browser != null && browser.session.getId().equals(session.getId());
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    byId.entrySet().stream()
        .filter(entry -> entry.getValue().session.getId().equals(event.getSession().getId()))
        .map(Map.Entry::getKey)
        .findFirst()
        .ifPresent(this::left);
  }

  private void left(long id) {
    byId.remove(id);
    try {
      sessions.left(id);
    } catch (RuntimeException away) {
      LOG.debug("session {} is listed until it is forgotten: {}", id, away.toString());
    }
  }

  private void shut(long id) {
    Browser browser = byId.remove(id);
    if (browser != null) {
      try {
        browser.session.invalidate();
      } catch (IllegalStateException gone) {
        LOG.debug("session {} had ended already", id);
      }
    }
  }

  private void sweep() {
    try {
      Set<Long> here = Set.copyOf(byId.keySet());
      if (!here.isEmpty()) {
        Set<Long> open = sessions.stillOpen(here);
        here.stream().filter(id -> !open.contains(id)).forEach(this::shut);
        open.forEach(this::tell);
      }
      sessions.forgetTheLost();
    } catch (RuntimeException away) {
      LOG.debug("the list of sessions cannot be read: {}", away.toString());
    }
  }

  private void tell(long id) {
    Browser browser = byId.get(id);
    if (browser == null) {
      return;
    }
    try {
      Instant seen = Instant.ofEpochMilli(browser.session.getLastAccessedTime());
      if (seen.isAfter(browser.told.plus(TOLD_EVERY))) {
        sessions.seen(id, seen);
        byId.replace(id, browser, new Browser(browser.session, seen));
      }
    } catch (IllegalStateException gone) {
      left(id);
    }
  }

  @Override
  public void destroy() {
    sweeper.shutdownNow();
  }

  /// @param told the time of the last request that the list knows
  private record Browser(HttpSession session, Instant told) {}
}
