package org.chimerapool.stratum.guard;

import org.chimerapool.pool.ShareVerdict.Reason;

/// Watches how many of a connection's shares are bad, window by window, and says what to do about
/// it: one step further after each bad window, one back after each good one. Pure.
///
/// Shares that come too late, or for a worker whom the connection has no room for, count as bad
/// ones here, for a miner that sends nothing else needs new work; but they are nobody's malice and
/// lead to no strike. The steps are those of ckpool (stale or refused for long: fresh work,
/// reconnect, drop).
final class ShareLadder {

  private final GuardSettings.Shares settings;
  private int good;
  private int bad;
  private int innocent;
  private int badWindows;

  ShareLadder(GuardSettings.Shares settings) {
    this.settings = settings;
  }

  /// What to do with the connection now.
  ///
  /// @param guilt with [ShareStep#SEND_AWAY]: how much of it is the miner's own fault, 0 to 1
  record Advice(ShareStep step, double guilt) {

    static final Advice NOTHING = new Advice(ShareStep.NOTHING, 0);
  }

  Advice good() {
    good++;
    return judge();
  }

  Advice refused(Reason reason) {
    switch (reason) {
      case STALE_JOB, UNKNOWN_JOB, UNAUTHORIZED -> innocent++;
      case DUPLICATE, ABOVE_TARGET, TIME_TOO_OLD, TIME_TOO_NEW, BAD_EXTRANONCE, BAD_VERSION_BITS ->
          bad++;
      case NOT_TAKEN -> {
        // The pool's own trouble.
        return Advice.NOTHING;
      }
    }
    return judge();
  }

  private Advice judge() {
    int all = good + bad + innocent;
    if (all < settings.from()) {
      return Advice.NOTHING;
    }
    boolean tooMany = (bad + innocent) * 100.0 >= settings.invalid() * all;
    double guilt = tooMany ? (double) bad / (bad + innocent) : 0;
    good = 0;
    bad = 0;
    innocent = 0;
    if (!tooMany) {
      badWindows = Math.max(0, badWindows - 1);
      return Advice.NOTHING;
    }
    badWindows++;
    return switch (badWindows) {
      case 1 -> new Advice(ShareStep.WORK_AGAIN, guilt);
      case 2 -> new Advice(ShareStep.WARN, guilt);
      default -> new Advice(ShareStep.SEND_AWAY, guilt);
    };
  }
}
