package org.chimerapool.deployment.provider;

import static org.chimerapool.jooq.deployment.Tables.PROVISION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.chimerapool.deployment.executor.Hosts;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.fleet.NewTarget;
import org.chimerapool.deployment.fleet.Reach;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.fleet.TargetKind;
import org.chimerapool.deployment.fleet.TargetState;
import org.chimerapool.deployment.provider.Provision.State;
import org.chimerapool.jooq.deployment.tables.records.ProvisionRecord;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Orders in the database, and what is done about them. Whatever was begun may be begun again: a
/// host is looked for by its name before it is made. One that is there before anything was begun
/// was made by somebody else: it is neither taken nor given back.
final class JooqProvisions implements Provisions {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Integer>> NUMBERS = new TypeReference<>() {};
  private static final int SSH = 22;

  /// How long an order waits for a console that died over it.
  static final Duration HELD = Duration.ofMinutes(1);

  private final DSLContext db;
  private final Map<String, Provider> providers = new TreeMap<>();
  private final Fleet fleet;
  private final Hosts hosts;
  private final Clock clock;
  private final UUID self = UUID.randomUUID();

  JooqProvisions(DSLContext db, List<Provider> providers, Fleet fleet, Hosts hosts, Clock clock) {
    this.db = db;
    providers.forEach(each -> this.providers.put(each.code(), each));
    this.fleet = fleet;
    this.hosts = hosts;
    this.clock = clock;
  }

  @Override
  public Map<String, String> providers() {
    Map<String, String> all = new TreeMap<>();
    providers.forEach((code, each) -> all.put(code, each.missing().orElse("")));
    return all;
  }

  @Override
  public List<Provision> all() {
    return db.selectFrom(PROVISION)
        .orderBy(PROVISION.ID.desc())
        .limit(200)
        .fetch(JooqProvisions::provision);
  }

  @Override
  public Provision order(String provider, Wishes wishes, String by) {
    if (!providers.containsKey(provider)) {
      throw new IllegalArgumentException(
          "expected one of %s, got %s".formatted(providers.keySet(), provider));
    }
    ProvisionRecord row = db.newRecord(PROVISION);
    row.setProvider(provider);
    row.setName(wishes.name());
    Map<String, Integer> numbers =
        new TreeMap<>(
            Map.of("cores", wishes.cores(), "memory", wishes.memoryGb(), "disk", wishes.diskGb()));
    wishes.node().ifPresent(node -> numbers.put("node", node));
    row.setWishes(JSON.writeValueAsString(numbers));
    row.setState(State.ORDERED.name());
    row.setCreatedAt(clock.instant());
    row.setCreatedBy(by);
    row.setChangedAt(clock.instant());
    try {
      row.store();
    } catch (IntegrityConstraintViolationException e) {
      throw new IllegalArgumentException(
          "a host of the name %s has been ordered there already".formatted(wishes.name()), e);
    }
    return provision(db.fetchSingle(PROVISION, PROVISION.ID.eq(row.getId())));
  }

  @Override
  public boolean remove(long id, String by) {
    return db.update(PROVISION)
            .set(
                PROVISION.STATE,
                DSL.when(PROVISION.STATE.eq(State.FAILED.name()), State.REMOVED.name())
                    .otherwise(State.REMOVING.name()))
            .set(PROVISION.CHANGED_AT, clock.instant())
            .where(PROVISION.ID.eq(id))
            .and(
                PROVISION.STATE.in(
                    State.READY.name(), State.FAILED.name(), State.LEFT_BEHIND.name()))
            .execute()
        == 1;
  }

  /// Does what is to be done, one after the other; called again and again.
  ///
  /// @throws InterruptedException when the console stops; what was begun goes on with the next look
  void look() throws InterruptedException {
    for (long id :
        db.select(PROVISION.ID)
            .from(PROVISION)
            .where(PROVISION.STATE.in(State.ORDERED.name(), State.REMOVING.name()))
            .orderBy(PROVISION.ID)
            .fetch(PROVISION.ID)) {
      Optional<ProvisionRecord> claimed = claimed(id);
      if (claimed.isPresent()) {
        work(claimed.get());
      }
    }
  }

  /// Says that this console still works on what it has claimed.
  void hold() {
    db.update(PROVISION)
        .set(PROVISION.HELD_UNTIL, clock.instant().plus(HELD))
        .where(PROVISION.HELD_BY.eq(self))
        .execute();
  }

  private Optional<ProvisionRecord> claimed(long id) {
    Instant now = clock.instant();
    return db.update(PROVISION)
        .set(PROVISION.HELD_BY, self)
        .set(PROVISION.HELD_UNTIL, now.plus(HELD))
        .where(PROVISION.ID.eq(id))
        .and(PROVISION.STATE.in(State.ORDERED.name(), State.REMOVING.name()))
        .and(
            PROVISION
                .HELD_BY
                .isNull()
                .or(PROVISION.HELD_BY.eq(self))
                .or(PROVISION.HELD_UNTIL.lt(now)))
        .returning()
        .fetchOptional();
  }

  private void work(ProvisionRecord row) throws InterruptedException {
    Provision order = provision(row);
    Provider provider = providers.get(row.getProvider());
    if (provider == null) {
      now(order, order.state(), order.words(), order.target());
    } else if (order.state() == State.ORDERED) {
      make(provider, order, row.getBegun());
    } else {
      giveBack(provider, order);
    }
  }

  private void make(Provider provider, Provision order, boolean begun) throws InterruptedException {
    Optional<Provider.Made> there;
    try {
      there = provider.find(order.wishes().name());
    } catch (ProviderException e) {
      now(order, State.ORDERED, String.valueOf(e.getMessage()), order.target());
      return;
    }
    if (there.isEmpty()) {
      there = begin(provider, order);
    } else if (!begun) {
      now(
          order,
          State.FAILED,
          "there is a host of the name %s already that was not ordered here"
              .formatted(order.wishes().name()),
          order.target());
      return;
    }
    if (there.isPresent()) {
      long target = target(order, there.get());
      now(order, State.READY, there.get().address(), OptionalLong.of(target));
    }
  }

  /// Writes down that it was begun before it is.
  private Optional<Provider.Made> begin(Provider provider, Provision order)
      throws InterruptedException {
    db.update(PROVISION).set(PROVISION.BEGUN, true).where(PROVISION.ID.eq(order.id())).execute();
    try {
      return Optional.of(provider.make(order.wishes(), hosts.consoleKey()));
    } catch (ProviderException e) {
      cleanUp(provider, order, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /// A part of it may be there: it is taken away, and said so.
  private void cleanUp(Provider provider, Provision order, String words)
      throws InterruptedException {
    try {
      provider.remove(order.wishes().name());
      now(order, State.FAILED, words, order.target());
    } catch (ProviderException e) {
      now(order, State.LEFT_BEHIND, words + "; " + e.getMessage(), order.target());
    }
  }

  /// The machine of the fleet, which may be there already from before a crash.
  private long target(Provision order, Provider.Made made) {
    for (Target each : fleet.all()) {
      if (each.state() == TargetState.ACCEPTED
          && each.reach() instanceof Reach.Ssh host
          && host.host().equals(made.address())) {
        return each.id();
      }
    }
    return fleet
        .add(
            new NewTarget(
                order.wishes().name(),
                TargetKind.GENERIC,
                Set.of(order.provider()),
                "",
                false,
                new Reach.Ssh(made.address(), SSH, made.user(), Optional.empty()),
                order.createdBy()))
        .id();
  }

  private void giveBack(Provider provider, Provision order) throws InterruptedException {
    try {
      provider.remove(order.wishes().name());
      order.target().ifPresent(target -> fleet.revoke(target, order.createdBy()));
      now(order, State.REMOVED, "", order.target());
    } catch (ProviderException e) {
      now(order, State.LEFT_BEHIND, String.valueOf(e.getMessage()), order.target());
    }
  }

  private void now(Provision order, State state, String words, OptionalLong target) {
    db.update(PROVISION)
        .set(PROVISION.STATE, state.name())
        .set(PROVISION.WORDS, words)
        .set(PROVISION.TARGET_ID, target.isPresent() ? (Long) target.getAsLong() : null)
        .set(PROVISION.CHANGED_AT, clock.instant())
        .setNull(PROVISION.HELD_BY)
        .setNull(PROVISION.HELD_UNTIL)
        .where(PROVISION.ID.eq(order.id()))
        .and(PROVISION.HELD_BY.eq(self))
        .execute();
  }

  private static Provision provision(ProvisionRecord row) {
    Map<String, Integer> numbers = JSON.readValue(row.getWishes(), NUMBERS);
    Integer node = numbers.get("node");
    Long target = row.getTargetId();
    return new Provision(
        row.getId(),
        row.getProvider(),
        new Wishes(
            row.getName(),
            numbers.getOrDefault("cores", 1),
            numbers.getOrDefault("memory", 1),
            numbers.getOrDefault("disk", 5),
            node == null ? OptionalInt.empty() : OptionalInt.of(node)),
        State.valueOf(row.getState()),
        row.getWords(),
        target == null ? OptionalLong.empty() : OptionalLong.of(target),
        row.getCreatedAt(),
        row.getCreatedBy(),
        row.getChangedAt());
  }
}
