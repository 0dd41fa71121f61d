package org.chimerapool.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.kernel.LiveSettings;
import org.chimerapool.kernel.SecretBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Service;

/// All settings of the program, and the way to change them while it runs. Changing blocks on the
/// disk and the database.
@Service
public class Settings {

  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  private final ConfigurableEnvironment environment;
  private final Catalogue catalogue;
  private final ChangeRows rows;
  private final ObjectProvider<SecretBox> secrets;
  private final Map<Class<?>, List<LiveSettings<?>>> followers;
  private final Clock clock;
  private final SettingsFile file;
  private final Optional<String> unreadable;
  private final ReentrantLock changing = new ReentrantLock();
  private final Map<String, String> running = new HashMap<>();
  private final Map<String, Reviewer.Touch> touched = new HashMap<>();
  private volatile State state;

  /// What holds now; replaced as a whole.
  ///
  /// @param used what was set in the console and counts, secrets opened
  private record State(
      StoredSettings stored,
      Map<String, String> used,
      List<SettingFault> faults,
      Map<String, String> running,
      Map<String, Reviewer.Touch> touched) {}

  Settings(
      ConfigurableEnvironment environment,
      ChangeRows rows,
      ObjectProvider<SecretBox> secrets,
      ObjectProvider<LiveSettings<?>> followers,
      Clock clock) {
    this.environment = environment;
    this.catalogue = new Catalogue(SettingsCheckAtStart.records());
    this.rows = rows;
    this.secrets = secrets;
    this.clock = clock;
    this.followers =
        followers.stream().collect(Collectors.groupingBy(each -> (Class<?>) each.type()));
    LoadedSettings loaded = loaded(environment);
    this.file = new SettingsFile(loaded.home());
    this.unreadable = loaded.unreadable();
    Sources sources = Sources.of(environment);
    catalogue
        .all()
        .forEach(
            known -> running.put(known.setting().name(), Reviewer.text(sources, known.setting())));
    this.state =
        new State(loaded.stored(), loaded.used(), loaded.faults(), Map.copyOf(running), Map.of());
  }

  public SettingsPage read() {
    State now = state;
    Sources sources = Sources.of(environment).withConsole(now.used());
    Reviewer reviewer = reviewer(now, sources);
    return new SettingsPage(
        now.stored().revision(),
        file.path().toString(),
        unreadable.filter(_ -> now.stored().revision() == 0),
        catalogue.all().stream().map(known -> entry(known, now, sources, reviewer)).toList(),
        now.faults());
  }

  /// What a draft would do, and what stands against it.
  public Review review(Draft draft) {
    State now = state;
    return reviewer(now, Sources.of(environment).withConsole(now.used())).judge(draft);
  }

  /// Does all that the draft wants, or nothing.
  ///
  /// @throws org.chimerapool.identity.NotPermittedException unless the actor may change settings
  public ChangeOutcome apply(Actor actor, Draft draft) {
    actor.require(Permission.CHANGE_SETTINGS);
    changing.lock();
    try {
      State before = state;
      Review review = review(draft);
      if (!review.isFit()) {
        return new ChangeOutcome.Refused(review);
      }
      StoredSettings stored = before.stored().next(sealed(draft, before.stored().values()));
      List<SettingChange> changes = changes(before.stored(), stored, actor.login(), draft.cause());
      if (changes.isEmpty()) {
        return new ChangeOutcome.Applied(review, List.of());
      }
      try {
        keep(before.stored(), stored, changes);
      } catch (RuntimeException e) {
        LOG.warn("A change of settings could not be kept: {}", e.toString());
        return new ChangeOutcome.NotKept(
            String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      }
      return new ChangeOutcome.Applied(review, take(before, stored, draft, actor.login()));
    } finally {
      changing.unlock();
    }
  }

  /// The newest first. Blocks on the database.
  public List<SettingChange> history(int limit) {
    return rows.newest(state.stored().installation(), limit);
  }

  /// What would take a change of the past back; empty where it is not known, or was of a secret,
  /// whose old value nobody has. Blocks on the database.
  public Optional<Draft> undo(long change) {
    State now = state;
    return rows.find(now.stored().installation(), change)
        .filter(found -> !found.secret())
        .map(
            found ->
                new Draft(
                    now.stored().revision(),
                    Map.of(found.key(), found.before()),
                    Draft.Cause.UNDO));
  }

  /// What was set in the console, as YAML that [#imported] reads; without secrets.
  public String export() {
    return SettingsText.print(state.used(), catalogue);
  }

  /// What a text of YAML wants changed; what it does not name stays.
  ///
  /// @throws UnreadableYaml when it is no YAML of settings
  public Draft imported(String yaml) {
    State now = state;
    return new Draft(
        now.stored().revision(),
        SettingsText.changes(yaml, Sources.of(environment).withConsole(now.used()), catalogue),
        Draft.Cause.IMPORT);
  }

  /// Writes into the history what somebody changed in the file by hand.
  @EventListener(ApplicationReadyEvent.class)
  void noteChangesByHand() {
    changing.lock();
    try {
      StoredSettings stored = state.stored();
      Map<String, SettingChange> latest = rows.latest(stored.installation());
      Map<String, String> known = new HashMap<>();
      latest.forEach(
          (key, change) -> {
            if (change.secret()) {
              Optional.ofNullable(stored.values().get(key)).ifPresent(v -> known.put(key, v));
            } else {
              change.after().ifPresent(value -> known.put(key, value));
            }
          });
      if (!known.equals(stored.values())) {
        StoredSettings noted = stored.next(stored.values());
        List<SettingChange> changes =
            changes(
                new StoredSettings(stored.installation(), stored.revision(), known),
                noted,
                "",
                Draft.Cause.FILE);
        keep(stored, noted, changes);
        state = new State(noted, state.used(), state.faults(), state.running(), state.touched());
      }
    } catch (RuntimeException e) {
      LOG.warn("The history of settings could not be brought up to date: {}", e.toString());
    } finally {
      changing.unlock();
    }
  }

  private Map<String, String> sealed(Draft draft, Map<String, String> before) {
    Map<String, String> wanted = Reviewer.wanted(draft, before);
    draft
        .changes()
        .forEach(
            (key, to) -> {
              boolean secret = catalogue.find(key).filter(k -> k.setting().isSecret()).isPresent();
              if (secret && to.isPresent()) {
                wanted.put(key, Sealed.seal(secrets.getObject(), key, to.get().strip()));
              }
            });
    return wanted;
  }

  private List<SettingChange> changes(
      StoredSettings before, StoredSettings after, String login, Draft.Cause cause) {
    Set<String> keys = new HashSet<>(before.values().keySet());
    keys.addAll(after.values().keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(before.values().get(key), after.values().get(key)))
        .sorted()
        .map(
            key -> {
              boolean secret = catalogue.find(key).filter(k -> k.setting().isSecret()).isPresent();
              return new SettingChange(
                  0,
                  after.revision(),
                  clock.instant(),
                  login,
                  key,
                  secret ? Optional.empty() : Optional.ofNullable(before.values().get(key)),
                  secret ? Optional.empty() : Optional.ofNullable(after.values().get(key)),
                  secret,
                  cause);
            })
        .toList();
  }

  /// History and file together: the file is written last, and put back when the database then does
  /// not take the rest.
  private void keep(StoredSettings before, StoredSettings after, List<SettingChange> changes) {
    boolean[] written = new boolean[1];
    try {
      rows.add(
          after.installation(),
          changes,
          () -> {
            write(after);
            written[0] = true;
          });
    } catch (RuntimeException e) {
      if (written[0]) {
        write(before);
      }
      throw e;
    }
  }

  private void write(StoredSettings stored) {
    try {
      if (unreadable.isPresent() && state.stored().revision() == 0) {
        file.setAside();
      }
      file.write(stored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes what was kept count, and hands it to those who follow.
  private List<String> take(State before, StoredSettings stored, Draft draft, String login) {
    Map<String, String> used = Reviewer.wanted(draft, before.used());
    List<SettingFault> faults =
        before.faults().stream()
            .filter(fault -> !draft.changes().containsKey(fault.property()))
            .toList();
    draft
        .changes()
        .keySet()
        .forEach(key -> touched.put(key, new Reviewer.Touch(stored.revision(), login)));
    SettingsAtStart.place(
        environment, new LoadedSettings(file.path(), stored, used, faults, Optional.empty()));
    Sources sources = Sources.of(environment);
    List<String> untaken = new ArrayList<>();
    for (Class<?> type : catalogue.records(draft.changes().keySet())) {
      if (!follow(type, sources, draft.changes().keySet())) {
        untaken.add(type.getSimpleName());
      }
    }
    state = new State(stored, used, faults, Map.copyOf(running), Map.copyOf(touched));
    return List.copyOf(untaken);
  }

  /// @return false where somebody failed to take it up
  private boolean follow(Class<?> type, Sources sources, Set<String> changed) {
    List<LiveSettings<?>> following = followers.getOrDefault(type, List.of());
    List<Setting> live =
        catalogue.of(type).stream()
            .filter(setting -> setting.isLive() && changed.contains(setting.name()))
            .toList();
    if (following.isEmpty() || live.isEmpty()) {
      return true;
    }
    Map<String, String> asStarted = new HashMap<>();
    catalogue.of(type).stream()
        .filter(setting -> !setting.isLive())
        .filter(setting -> AllowedValues.of(setting).kind() != Allowed.Kind.STRUCTURE)
        .forEach(
            setting -> {
              String value = running.getOrDefault(setting.name(), "");
              if (!value.isEmpty()) {
                asStarted.put(setting.name(), value);
              }
            });
    try {
      Record whole =
          (Record)
              sources
                  .under(asStarted)
                  .binder()
                  .bindOrCreate(Setting.prefix(type), Bindable.of(type));
      following.forEach(each -> each.take(whole));
    } catch (RuntimeException e) {
      LOG.warn("{} could not be taken up; it acts at the next start", type.getSimpleName(), e);
      return false;
    }
    live.forEach(setting -> running.put(setting.name(), Reviewer.text(sources, setting)));
    return true;
  }

  private Reviewer reviewer(State now, Sources sources) {
    return new Reviewer(catalogue, sources, now.used(), followers.keySet(), now.touched());
  }

  private static SettingEntry entry(
      Catalogue.Known known, State now, Sources sources, Reviewer reviewer) {
    Setting setting = known.setting();
    String key = setting.name();
    String value = Reviewer.text(sources, setting);
    SettingSource source = sources.source(key);
    boolean shown = !setting.isSecret();
    return new SettingEntry(
        key,
        group(key),
        known.allowed(),
        setting.defaultText().orElse(""),
        shown ? value : "",
        source,
        source == SettingSource.DEFAULT || source == SettingSource.CONSOLE
            ? ""
            : SettingsCheck.origin(sources.written(key).orElse(null)),
        shown ? Optional.ofNullable(now.stored().values().get(key)) : Optional.empty(),
        now.stored().values().containsKey(key),
        reviewer.lock(known),
        reviewer.isLive(known),
        !value.equals(now.running().getOrDefault(key, "")),
        setting.isSecret(),
        now.faults().stream().filter(fault -> fault.property().equals(key)).findFirst());
  }

  /// At most the two parts of the name between `chimera` and the last one.
  private static String group(String key) {
    List<String> parts = List.of(key.split("\\.", -1));
    return parts.size() < 3
        ? "chimera"
        : String.join("_", parts.subList(1, Math.min(3, parts.size() - 1)));
  }

  private static LoadedSettings loaded(ConfigurableEnvironment environment) {
    return environment.getPropertySources().get(Sources.CONSOLE) instanceof ConsoleSource source
        ? source.loaded()
        : SettingsAtStart.load(environment, SettingsCheckAtStart.records());
  }
}
