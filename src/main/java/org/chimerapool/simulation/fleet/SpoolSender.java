package org.chimerapool.simulation.fleet;

import java.io.IOException;
import java.util.Random;
import org.chimerapool.simulation.fleet.Door.Reply;

/// Sends a log from where the console wants it, over a line that may be bad.
final class SpoolSender {

  private final Door door;
  private final long run;
  private final String key;
  private final Spool spool;
  private final Habit habit;
  private final Random random;
  private final FleetTally tally;
  private long wanted;
  private boolean cancelled;
  private boolean complete;

  SpoolSender(
      Door door, long run, String key, Spool spool, Habit habit, Random random, FleetTally tally) {
    this.door = door;
    this.run = run;
    this.key = key;
    this.spool = spool;
    this.habit = habit;
    this.random = random;
    this.tally = tally;
  }

  boolean cancelled() {
    return cancelled;
  }

  boolean complete() {
    return complete;
  }

  /// Tries once; what is not heard is sent again with the next.
  void send() throws InterruptedException {
    boolean lossy = habit == Habit.LOSSY;
    if (lossy && random.nextInt(4) == 0) {
      tally.lost();
      return;
    }
    long from = wanted;
    if (habit == Habit.REPEATING && random.nextInt(3) == 0) {
      from = 0;
      tally.repeated();
    }
    byte[] batch = spool.from(from);
    try {
      Reply reply = post(from, batch);
      if (habit == Habit.REPEATING && random.nextInt(3) == 0) {
        reply = post(from, batch);
        tally.repeated();
      }
      if (lossy && random.nextInt(4) == 0) {
        tally.lost();
        return;
      }
      heard(reply);
    } catch (IOException e) {
      tally.lost();
    }
  }

  private Reply post(long from, byte[] batch) throws IOException, InterruptedException {
    return door.post(
        "/deploy/runs/" + run + "/log",
        batch,
        "authorization",
        "Bearer " + key,
        "content-type",
        "application/x-ndjson",
        "chimera-offset",
        Long.toString(from));
  }

  private void heard(Reply reply) {
    SpoolAnswer answer = SpoolAnswer.of(reply.text());
    if (reply.status() == 200 && answer.next().isPresent()) {
      wanted = answer.next().getAsLong();
      cancelled |= answer.cancel();
      complete = answer.complete();
    } else {
      tally.refused(reply.status());
    }
  }
}
