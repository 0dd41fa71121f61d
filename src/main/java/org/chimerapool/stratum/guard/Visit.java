package org.chimerapool.stratum.guard;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.stratum.Limit;

/// One connection as the guard sees it, from the door to its end. Belongs to the connection's
/// thread, except [#leave()].
public final class Visit implements Admitted {

  private static final AttributeKey<Visit> KEY = AttributeKey.valueOf(Visit.class, "visit");

  private final Guard guard;
  private final Pace pace;
  private final ShareLadder shares;
  private final Place place;
  private volatile boolean mined;
  private boolean left;
  private int failedAuthorizations;

  /// Where the connection comes from and what is known of that.
  record Place(InetAddress address, Standing standing, boolean trusted) {

    AddressRange source() {
      return AddressRange.sourceOf(address);
    }
  }

  Visit(Guard guard, Place place) {
    this.guard = guard;
    this.place = place;
    this.pace = new Pace(guard.settings().requests(), guard.now());
    this.shares = new ShareLadder(guard.settings().shares());
  }

  /// The visit that belongs to a connection which was let in.
  public static Visit of(Channel channel) {
    Visit visit = channel.attr(KEY).get();
    if (visit == null) {
      throw new IllegalStateException("this connection did not come through the door");
    }
    return visit;
  }

  /// Binds the visit to its connection: it ends with it.
  public void attach(Channel channel) {
    channel.attr(KEY).set(this);
    var _ = channel.closeFuture().addListener(_ -> leave());
  }

  /// The miner's own address, also where a trusted proxy stands between.
  public InetAddress address() {
    return place.address();
  }

  public boolean isTrusted() {
    return place.trusted();
  }

  /// Notes that the connection hit a limit and what that weighs.
  ///
  /// @param strikes 1 for most offences, 0 for what is none
  public void offend(Limit limit, double strikes) {
    guard.hit(limit);
    if (strikes > 0) {
      guard.strike(place, limit, strikes);
    }
  }

  /// Counts a request.
  ///
  /// @return milliseconds for which the connection should not be read; 0 for not at all
  public long request() {
    Place here = place;
    long now = guard.now();
    here.standing().request(now);
    return here.trusted() ? 0 : pace.request(now);
  }

  /// Whether the connection asked too fast for longer than is borne.
  public boolean isOutOfPatience() {
    return pace.isOutOfPatience(guard.now());
  }

  /// Counts a judged share and says what to do about the connection.
  public ShareStep judged(ShareVerdict verdict) {
    long now = guard.now();
    Place here = place;
    ShareLadder.Advice advice =
        switch (verdict) {
          case ShareVerdict.Accepted _, ShareVerdict.BlockFound _ -> {
            here.standing().goodShare(countsAsMining(), now);
            yield shares.good();
          }
          case ShareVerdict.Rejected rejected -> {
            here.standing().badShare(now);
            yield shares.refused(rejected.reason());
          }
        };
    if (advice.step() != ShareStep.NOTHING) {
      offend(Limit.INVALID_SHARES, advice.step() == ShareStep.SEND_AWAY ? advice.guilt() : 0);
    }
    return advice.step();
  }

  /// Whether this good share is the first of a connection that is still there: a verdict may come
  /// after the end, when nobody would count the miner out again.
  private synchronized boolean countsAsMining() {
    boolean first = !left && !mined;
    mined |= first;
    return first;
  }

  /// Counts a name that was refused.
  ///
  /// @return whether that was one too many
  public boolean isRefusedTooOften() {
    failedAuthorizations++;
    return failedAuthorizations > guard.settings().failedAuthorizations();
  }

  /// Gives the place back. Further calls do nothing.
  public synchronized void leave() {
    if (!left) {
      left = true;
      guard.left(place.source(), mined);
    }
  }
}
