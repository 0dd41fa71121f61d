package org.chimerapool.stratum.guard;

import java.net.InetAddress;
import org.chimerapool.pool.AddressRange;
import org.chimerapool.stratum.Limit;

/// One connection as the guard sees it. Belongs to the connection's thread.
public final class Visit implements Admitted {

  private final Guard guard;
  private final InetAddress address;
  private final Standing standing;
  private final boolean trusted;
  private boolean mined;
  private boolean left;

  Visit(Guard guard, InetAddress address, Standing standing, boolean trusted) {
    this.guard = guard;
    this.address = address;
    this.standing = standing;
    this.trusted = trusted;
  }

  public InetAddress address() {
    return address;
  }

  public boolean isTrusted() {
    return trusted;
  }

  /// Notes an offence against a limit.
  ///
  /// @param weight 1 for most
  public void strike(Limit limit, double weight) {
    guard.hit(limit);
    guard.strike(address, standing, limit, weight);
  }

  public void goodShare() {
    standing.goodShare(!mined, guard.now());
    mined = true;
  }

  /// Gives the place back. Further calls do nothing.
  public void leave() {
    if (!left) {
      left = true;
      guard.left(AddressRange.sourceOf(address), mined);
    }
  }
}
