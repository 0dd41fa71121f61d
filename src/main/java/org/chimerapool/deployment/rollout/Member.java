package org.chimerapool.deployment.rollout;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One machine of a rollout.
///
/// @param spare takes the place of one that fails at a barrier
/// @param purpose of the run that goes on, or was the last
/// @param live the run that goes on; at most one at any time
/// @param last the run that is or was the last
/// @param tries how many runs of this purpose were begun
/// @param notBefore when it may be tried again
/// @param deadline until when its run must have ended
/// @param left it failed, and could not undo all that it had begun
/// @param detail why it is in this state, in the machine's words; may be empty
public record Member(
    Seat seat,
    boolean spare,
    MemberState state,
    Instant since,
    Purpose purpose,
    OptionalLong live,
    OptionalLong last,
    int tries,
    Optional<Instant> notBefore,
    Optional<Instant> deadline,
    boolean left,
    String detail) {

  private static final Optional<Instant> NEVER = Optional.empty();
  private static final OptionalLong NONE = OptionalLong.empty();

  /// As it stands in a plan.
  public static Member planned(Seat seat, boolean spare, Instant now) {
    return new Member(
        seat,
        spare,
        MemberState.WAITING,
        now,
        Purpose.INSTALL,
        NONE,
        NONE,
        0,
        NEVER,
        NEVER,
        false,
        "");
  }

  public long target() {
    return seat.target();
  }

  public String name() {
    return seat.name();
  }

  public String place() {
    return seat.place();
  }

  public int stage() {
    return seat.stage();
  }

  public Set<Integer> windows() {
    return seat.windows();
  }

  /// In another state, without a run.
  public Member in(MemberState next, String why, Instant now) {
    Instant from = next == state ? since : now;
    return new Member(seat, spare, next, from, purpose, NONE, last, tries, NEVER, NEVER, left, why);
  }

  /// Failed, with something left behind or without.
  public Member failed(MemberState next, boolean leftSomething, String why, Instant now) {
    return new Member(
        seat,
        spare,
        next,
        next == state ? since : now,
        purpose,
        NONE,
        last,
        tries,
        NEVER,
        NEVER,
        leftSomething,
        why);
  }

  /// Not through in time: its run goes on, as far as anybody knows.
  public Member overdue(Instant now) {
    return new Member(
        seat,
        spare,
        MemberState.OVERDUE,
        now,
        purpose,
        live,
        last,
        tries,
        NEVER,
        NEVER,
        left,
        detail);
  }

  /// Waits for its next try.
  public Member again(MemberState waiting, Instant from, String why, Instant now) {
    return new Member(
        seat, spare, waiting, now, purpose, NONE, last, tries, Optional.of(from), NEVER, left, why);
  }

  /// Is to be begun; which run it is comes with [#with(long)].
  public Member begun(Purpose why, Instant until, Instant now) {
    return new Member(
        seat,
        spare,
        why == Purpose.BACK ? MemberState.GOING_BACK : MemberState.RUNNING,
        now,
        why,
        NONE,
        last,
        why == purpose ? tries + 1 : 1,
        NEVER,
        Optional.of(until),
        left,
        "");
  }

  public Member with(long run) {
    OptionalLong id = OptionalLong.of(run);
    return new Member(
        seat, spare, state, since, purpose, id, id, tries, notBefore, deadline, left, detail);
  }

  /// Its time is cut short, because it has been told to stop.
  public Member hurried(Instant until) {
    Optional<Instant> sooner = Optional.of(deadline.filter(until::isAfter).orElse(until));
    return new Member(
        seat, spare, state, since, purpose, live, last, tries, notBefore, sooner, left, detail);
  }

  /// No longer a spare: it stands in for another.
  public Member promoted() {
    return new Member(
        seat, false, state, since, purpose, live, last, tries, notBefore, deadline, left, detail);
  }
}
