package org.chimerapool.stratum.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chimerapool.kernel.Registration;
import org.chimerapool.pool.Job;
import org.chimerapool.pool.Pool;
import org.jspecify.annotations.Nullable;

/// The job of the hour. New ones are encoded on the thread that brings them and handed to every
/// event loop once. May be used from any thread.
public final class JobBoard {

  private final Pool pool;
  private final Connections connections;
  private final Map<String, JobNotice> variants = new ConcurrentHashMap<>();
  private volatile @Nullable JobNotice current;

  /// How many jobs are on their way to all connections.
  private int spreading;

  private boolean waiting;

  public JobBoard(Pool pool, Connections connections) {
    this.pool = pool;
    this.connections = connections;
  }

  /// Follows the pool's jobs from now on.
  public Registration follow() {
    Registration registration = pool.onJob(this::post);
    begin();
    return registration;
  }

  /// Unless a newer job has come meanwhile.
  private synchronized void begin() {
    if (current == null) {
      pool.currentJob().ifPresent(this::post);
    }
  }

  /// What a newcomer is to be given; null while the pool has no work.
  @Nullable JobNotice current() {
    return pool.currentJob().isPresent() ? current : null;
  }

  /// The notice for a variant of a job; connections that need the same variant share it.
  JobNotice variant(Job job) {
    return variants.computeIfAbsent(job.id(), _ -> new JobNotice(job));
  }

  /// A job on a new block goes out at once. Any other waits until all miners have what is on its
  /// way: the job with a block's transactions must not make the one without them late for some.
  private synchronized void post(Job job) {
    current = new JobNotice(job);
    variants.clear();
    if (spreading > 0 && !job.clean()) {
      waiting = true;
    } else {
      spread();
    }
  }

  /// Each loop looks at the board when its turn comes, so a job that was overtaken is not sent.
  private synchronized void spread() {
    waiting = false;
    spreading++;
    connections.forEach(
        session -> {
          JobNotice newest = current;
          if (newest != null) {
            session.offer(newest);
          }
        },
        this::spreadOut);
  }

  private synchronized void spreadOut() {
    spreading--;
    if (spreading == 0 && waiting) {
      spread();
    }
  }
}
