package org.chimerapool.ui.guard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.Ban;
import org.chimerapool.pool.Bans;
import org.chimerapool.stratum.LiveSessions;
import org.chimerapool.ui.access.Trail;
import org.springframework.stereotype.Component;

/// Passes on whom an operator wants kept out.
@Component
public class BanDesk {

  private final Bans bans;
  private final LiveSessions live;
  private final Trail trail;

  BanDesk(Bans bans, LiveSessions live, Trail trail) {
    this.bans = bans;
    this.live = live;
    this.trail = trail;
  }

  /// @param range an address or a range in CIDR form, as typed
  /// @param howLong empty: until somebody lifts it
  /// @throws IllegalArgumentException when the range is none; the message says what was expected
  public Ban ban(Actor who, String range, Optional<Duration> howLong, String reason) {
    who.require(Permission.BAN_ADDRESSES);
    Ban ban = bans.add(AddressRange.parse(range), howLong.orElse(null), reason, who.login());
    trail.record(who, AuditAction.BAN_ADDED, ban.range().toString(), "", lasts(ban) + reason);
    return ban;
  }

  /// How many miners a ban of these would cut off from their work.
  ///
  /// @throws IllegalArgumentException as [#ban]
  int atWork(List<String> ranges) {
    List<AddressRange> all = ranges.stream().map(AddressRange::parse).toList();
    return (int)
        live.all().stream()
            .filter(session -> session.lastShareAt() != null)
            .filter(session -> all.stream().anyMatch(one -> one.contains(session.address())))
            .count();
  }

  /// @return false when somebody was faster or it ended by itself
  boolean lift(Actor who, Ban ban) {
    who.require(Permission.BAN_ADDRESSES);
    boolean lifted = bans.lift(ban.id());
    if (lifted) {
      trail.record(who, AuditAction.BAN_LIFTED, ban.range().toString(), ban.reason(), "");
    }
    return lifted;
  }

  private static String lasts(Ban ban) {
    return ban.until() == null ? "until lifted: " : "until " + ban.until() + ": ";
  }
}
