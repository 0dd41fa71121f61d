package org.chimerapool.deployment.executor;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chimerapool.deployment.PushDesk;
import org.chimerapool.deployment.Route;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.deployment.fleet.Target;
import org.chimerapool.deployment.fleet.TargetState;
import org.chimerapool.deployment.log.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings one run to its machine and fetches its log until all of it is kept. Everything that it
/// knows it reads anew after each fault, so that it may be killed anywhere.
final class RunFollower implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(RunFollower.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /// A host that refuses must not be hammered: it would shut the console out.
  private static final Duration AFTER_REFUSAL = Duration.ofMinutes(2);

  /// How often a program that ends at once is started again while its log does not grow.
  private static final int MOST_STARTS = 4;

  private final long run;
  private final PushDesk desk;
  private final Fleet fleet;
  private final Shells shells;
  private final String localFolder;
  private final Clock clock;

  RunFollower(
      long run, PushDesk desk, Fleet fleet, Shells shells, String localFolder, Clock clock) {
    this.run = run;
    this.desk = desk;
    this.fleet = fleet;
    this.shells = shells;
    this.localFolder = localFolder;
    this.clock = clock;
  }

  @Override
  public void run() {
    int failures = 0;
    try {
      for (Optional<PushDesk.Job> job = desk.job(run); job.isPresent(); job = desk.job(run)) {
        long before = job.get().next();
        try {
          once(job.get());
          failures = 0;
          pause(FIRST_PAUSE);
        } catch (UnreachableException e) {
          boolean moved = desk.job(run).filter(now -> now.next() > before).isPresent();
          failures = moved ? 1 : failures + 1;
          pause(job.get().closed() ? afterwardsToTidy(e) : afterwards(e, failures));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // It is looked for again in a moment, from what the database knows.
      if (!Thread.currentThread().isInterrupted()) {
        LOG.warn("deployment {} could not be followed for now: {}", run, e.toString());
      }
    }
  }

  /// There is no hurry any more.
  private static Duration afterwardsToTidy(UnreachableException e) {
    return e.passing() ? Duration.ofMinutes(5) : Duration.ofHours(1);
  }

  private Duration afterwards(UnreachableException e, int failures) {
    String words = e.getMessage() == null ? e.toString() : e.getMessage();
    if (!e.passing()) {
      desk.refused(run, words);
      return AFTER_REFUSAL;
    }
    Duration pause = backoff(failures);
    desk.waits(
        run,
        "%s (try %d; the next one in %d s)"
            .formatted(words, failures, Math.max(1, pause.toSeconds())));
    return pause;
  }

  private static Duration backoff(int failures) {
    long most =
        Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures - 1, 10));
    return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
  }

  private void once(PushDesk.Job job) throws UnreachableException, InterruptedException {
    Target target =
        fleet
            .find(job.target())
            .filter(each -> each.state() == TargetState.ACCEPTED)
            .orElseThrow(
                () ->
                    new UnreachableException(
                        Layer.LOGIN, "the machine is not one of the fleet any more"));
    try (Shell shell = shells.open(target)) {
      fleet.seen(target.id(), clock.instant());
      String folder = job.route() == Route.LOCAL ? localFolder : "";
      Place place = new Place(shell, run, folder);
      if (job.closed()) {
        tidy(place);
      } else {
        follow(place, job);
      }
      fleet.seen(target.id(), clock.instant());
    }
  }

  /// Until all of the log is kept, or the machine cannot be reached.
  private void follow(Place place, PushDesk.Job job)
      throws UnreachableException, InterruptedException {
    long next = job.next();
    long line = job.line();
    int starts = 0;
    boolean told = false;
    while (!Thread.currentThread().isInterrupted()) {
      Place.News news = place.fetch(next, line);
      boolean gone =
          switch (news.state()) {
            case "running", "ended" -> false;
            case String _ -> true;
          };
      if (gone && news.log().length == 0) {
        boolean over = news.state().equals("over");
        if ((over || news.state().equals("absent"))
            && desk.job(run).filter(PushDesk.Job::ended).isPresent()) {
          // Done once: a machine that was installed anew since must not get it a second time.
          desk.broken(run, "the rest of this run's log is not on the machine any more");
          return;
        }
        if (over) {
          throw new UnreachableException(
              Layer.SHELL, "the machine says that this run is over, but its log is not complete");
        }
        if (starts == MOST_STARTS) {
          desk.broken(
              run,
              "The run's program ends on the machine before its work is done: "
                  + place.complaint());
          return;
        }
        if (!desk.begin(run)) {
          return;
        }
        if (starts > 0) {
          pause(backoff(starts));
        }
        starts++;
        try {
          place.start(desk.script(run));
        } catch (UnreachableException e) {
          if (e.layer() == Layer.SHELL && next == 0) {
            desk.broken(run, String.valueOf(e.getMessage()));
            return;
          }
          throw e;
        }
        pause(FIRST_PAUSE.dividedBy(4));
        continue;
      }
      Answer answer = kept(next, news.log());
      boolean moved = answer.next() > next;
      next = answer.next();
      line = answer.line();
      if (answer.complete()) {
        tidy(place);
        return;
      }
      if (answer.cancel() && !told) {
        place.cancel();
        told = true;
      }
      if (moved) {
        starts = 0;
      }
      pause(moved ? Duration.ofMillis(50) : FIRST_PAUSE.plusSeconds(answer.rest()));
    }
  }

  private void tidy(Place place) throws UnreachableException {
    place.delivered();
    desk.tidied(run);
  }

  private Answer kept(long next, byte[] log) throws UnreachableException, InterruptedException {
    try {
      return desk.take(run, next, log).get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      String words =
          e.getCause() == null ? e.toString() : String.valueOf(e.getCause().getMessage());
      throw new UnreachableException(
          Layer.CONNECTION, "the log cannot be kept just now: " + words, e);
    } catch (TimeoutException e) {
      throw new UnreachableException(Layer.CONNECTION, "the log was not kept in time", e);
    }
  }

  private static void pause(Duration pause) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(pause.toMillis());
  }
}
