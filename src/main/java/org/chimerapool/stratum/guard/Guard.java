package org.chimerapool.stratum.guard;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chimerapool.kernel.Registration;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.Ban;
import org.chimerapool.pool.Bans;
import org.chimerapool.stratum.GuardFigures;
import org.chimerapool.stratum.Limit;
import org.jspecify.annotations.Nullable;

/// Knows who is here, what they did and who has to stay out. One for all ports of the server; may
/// be used from any thread.
public final class Guard implements GuardFigures {

  private static final int OFFENCES = 300;

  /// What a connection attempt too many weighs.
  private static final double STORM = 0.1;

  private volatile GuardSettings settings;
  private volatile BasicLimits basics;
  private volatile List<AddressRange> trusted;
  private final Bans bans;
  private final Clock clock;
  private final Sources sources;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<Limit, LimitCounter> counters = new EnumMap<>(Limit.class);
  private final Deque<Offence> offences = new ArrayDeque<>();

  public Guard(GuardSettings settings, BasicLimits basics, Bans bans, Clock clock) {
    this.settings = settings;
    this.basics = basics;
    this.trusted = settings.trustedRanges();
    this.bans = bans;
    this.clock = clock;
    this.sources = new Sources(settings);
    for (Limit limit : Limit.values()) {
      counters.put(limit, new LimitCounter());
    }
  }

  /// Goes on with other limits: how fast a connection may ask, how many shares may be bad and
  /// who is trusted for connections made from now on, the rest for all.
  public void change(GuardSettings now) {
    settings = now;
    trusted = now.trustedRanges();
    sources.change(now, clock.millis());
  }

  /// Goes on with other limits of how many may be here; nobody who is here has to leave.
  public void change(BasicLimits now) {
    basics = now;
  }

  /// Lets a connection in, or says which limit keeps it out.
  public Admitted arrive(InetAddress address) {
    int inAll = open.incrementAndGet();
    switch (enter(address, inAll)) {
      case Entry.Full full -> {
        open.decrementAndGet();
        return new Refused(full.limit());
      }
      case Entry.Open entered -> {
        return new Visit(this, entered.place());
      }
    }
  }

  @Override
  public List<LimitFigures> limits() {
    long now = clock.millis();
    return Stream.of(Limit.values())
        .map(
            limit ->
                new LimitFigures(
                    limit,
                    value(limit),
                    unit(limit),
                    counter(limit).sinceStart(),
                    counter(limit).lastMinute(now)))
        .toList();
  }

  @Override
  public List<AddressFigures> busiest(int limit) {
    long now = clock.millis();
    return Stream.concat(sources.present().entrySet().stream(), sources.gone().entrySet().stream())
        .map(entry -> figures(entry.getKey(), entry.getValue().snapshot(now)))
        .sorted(
            Comparator.comparingDouble(
                    (AddressFigures figures) ->
                        figures.connections() + figures.requestsPerSecond() + figures.strikes())
                .reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public List<Offence> offences(int limit) {
    synchronized (offences) {
      return offences.stream().limit(limit).toList();
    }
  }

  @Override
  public List<AddressRange> trusted() {
    return trusted;
  }

  @Override
  public double strikesToBan() {
    return settings.strikes().toBan();
  }

  public boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }

  /// Counts a limit that was hit.
  public void hit(Limit limit) {
    counter(limit).count(clock.millis());
  }

  /// Calls `listener` with each range that live connections come from and that is banned from now
  /// on.
  public Registration onExpulsion(Consumer<AddressRange> listener) {
    return bans.onBan(
        ban -> {
          if (isPresent(ban.range())) {
            listener.accept(ban.range());
          }
        });
  }

  public GuardSettings settings() {
    return settings;
  }

  long now() {
    return clock.millis();
  }

  /// A connection ended.
  void left(AddressRange source, boolean mined) {
    open.decrementAndGet();
    sources.leave(source, mined);
  }

  /// Notes an offence; the last one that is too many leads to a ban.
  void strike(Visit.Place place, Limit limit, double weight) {
    if (place.trusted()) {
      return;
    }
    double strikes = place.standing().strike(weight, clock.millis());
    Duration banned = null;
    if (strikes >= strikesToBan()) {
      place.standing().forgive();
      Ban ban = bans.punish(place.source(), limit.name());
      banned = ban.until() == null ? null : Duration.between(ban.since(), ban.until());
    }
    note(new Offence(clock.instant(), place.source(), limit, weight, banned));
  }

  private boolean isPresent(AddressRange range) {
    return sources.present().containsKey(range)
        || sources.present().keySet().stream().anyMatch(here -> range.overlaps(here));
  }

  private Entry enter(InetAddress address, int inAll) {
    boolean known = isTrusted(address);
    if (!known && bans.refuse(address).isPresent()) {
      return full(Limit.BANNED);
    }
    long now = clock.millis();
    Limit[] full = new Limit[1];
    Standing[] asked = new Standing[1];
    Standing admitted =
        sources.arrive(
            AddressRange.sourceOf(address),
            now,
            here -> {
              asked[0] = here;
              full[0] = fullFor(here, known, inAll, now);
              return full[0] == null;
            });
    if (admitted != null) {
      return new Entry.Open(new Visit.Place(address, admitted, known));
    }
    Limit limit = Objects.requireNonNull(full[0]);
    if (limit == Limit.CONNECTION_RATE && !asked[0].isKnownMiner(now)) {
      strike(new Visit.Place(address, asked[0], known), limit, STORM);
    }
    return full(limit);
  }

  private @Nullable Limit fullFor(Standing here, boolean known, int inAll, long now) {
    int reserved = basics.connections() * settings.connections().reserve() / 100;
    boolean toReserve = known || here.isKnownMiner(now);
    if (inAll > basics.connections() - (toReserve ? 0 : reserved)) {
      return Limit.CONNECTIONS;
    }
    if (known) {
      return null;
    }
    // First, because it is no offence: a farm with more rigs than that keeps trying.
    if (here.connections() >= basics.connectionsPerAddress()) {
      return Limit.CONNECTIONS_PER_ADDRESS;
    }
    return here.mayArrive(now) ? null : Limit.CONNECTION_RATE;
  }

  private Entry full(Limit limit) {
    hit(limit);
    return new Entry.Full(limit);
  }

  private void note(Offence offence) {
    synchronized (offences) {
      if (offences.size() >= OFFENCES) {
        offences.removeLast();
      }
      offences.addFirst(offence);
    }
  }

  private AddressFigures figures(AddressRange source, Standing.Snapshot snapshot) {
    Optional<Ban> ban = bans.of(source.first());
    return new AddressFigures(
        source,
        snapshot.connections(),
        snapshot.requestsPerSecond(),
        snapshot.invalid(),
        snapshot.strikes(),
        ban.map(b -> b.until() == null ? Instant.MAX : b.until()).orElse(null),
        isTrusted(source.first()));
  }

  private LimitCounter counter(Limit limit) {
    LimitCounter counter = counters.get(limit);
    if (counter == null) {
      throw new IllegalStateException("every limit has a counter, but not " + limit);
    }
    return counter;
  }

  private double value(Limit limit) {
    return switch (limit) {
      case BANNED -> 0;
      case CONNECTIONS -> basics.connections();
      case CONNECTIONS_PER_ADDRESS -> basics.connectionsPerAddress();
      case CONNECTION_RATE -> settings.connections().perMinute();
      case FIRST_MESSAGE -> basics.firstMessage().toMillis();
      case LINE_TIME -> settings.lineTimeout().toMillis();
      case LINE_LENGTH -> basics.maxLine();
      case IDLE -> basics.idle().toMillis();
      case SEND_QUEUE -> basics.sendQueue();
      case REQUEST_RATE -> settings.requests().perSecond();
      case INVALID_SHARES -> settings.shares().invalid();
      case MALFORMED_LINES -> basics.malformedLines();
      case WORKERS -> settings.maxWorkers();
      case FAILED_AUTHORIZATIONS -> settings.failedAuthorizations();
    };
  }

  private static Limit.Unit unit(Limit limit) {
    return switch (limit) {
      case BANNED -> Limit.Unit.NONE;
      case CONNECTIONS, CONNECTIONS_PER_ADDRESS, MALFORMED_LINES, WORKERS, FAILED_AUTHORIZATIONS ->
          Limit.Unit.COUNT;
      case CONNECTION_RATE -> Limit.Unit.PER_MINUTE;
      case FIRST_MESSAGE, LINE_TIME, IDLE -> Limit.Unit.MILLISECONDS;
      case LINE_LENGTH, SEND_QUEUE -> Limit.Unit.BYTES;
      case REQUEST_RATE -> Limit.Unit.PER_SECOND;
      case INVALID_SHARES -> Limit.Unit.PERCENT;
    };
  }

  /// What became of somebody who came to the door.
  sealed interface Entry {
    record Open(Visit.Place place) implements Entry {}

    record Full(Limit limit) implements Entry {}
  }
}
