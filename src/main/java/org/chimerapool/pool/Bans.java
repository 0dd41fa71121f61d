package org.chimerapool.pool;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chimerapool.kernel.Registration;
import org.jspecify.annotations.Nullable;

/// Who may not connect. Lives in memory, which is what counts; kept in the database for the next
/// start. May be used from any thread and never waits.
///
/// Addresses that the configuration trusts are let in whatever stands here.
public interface Bans {

  /// Those in force, the newest first.
  List<Ban> all();

  /// Bans by hand. A ban of exactly this range that is in force is replaced. Live connections from
  /// there are ended at once.
  ///
  /// @param howLong null: until somebody lifts it
  /// @param reason in the operator's words, at most 200 characters are kept
  /// @param by the operator's login
  /// @throws IllegalArgumentException when the length is not positive
  Ban add(AddressRange range, @Nullable Duration howLong, String reason, String by);

  /// Bans by rule, longer each time that it has to be done again: 10 minutes, an hour, 6 hours, 24
  /// hours. How often it was done is forgotten a week after the last time, or when a person lifts
  /// the ban. A ban that is in force already stays as it is.
  ///
  /// @param reason name of the offence
  Ban punish(AddressRange range, String reason);

  /// @return false when there is no such ban in force
  boolean lift(long id);

  /// The ban in force that this address falls under; the one that lasts longest where there are
  /// several.
  Optional<Ban> of(InetAddress address);

  /// As [#of], for a connection that is refused because of it.
  Optional<Ban> refuse(InetAddress address);

  /// Calls `listener` with each ban from now on, on the thread that bans.
  Registration onBan(Consumer<Ban> listener);
}
