package org.chimerapool.deployment;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.chimerapool.deployment.log.Answer;

/// The runs that the console itself brings to their machines, and whose logs it fetches there.
/// Everything may block on the database.
public interface PushDesk {

  /// A run that is to be begun or followed.
  ///
  /// @param begun its machine has it
  /// @param ended its result is known; only the rest of its log is wanted
  /// @param closed no more of its log is wanted; only what it was given is still on its machine
  /// @param next first byte of its log that is wanted
  /// @param line number of the line that begins there
  record Job(
      long run,
      long target,
      Route route,
      boolean begun,
      boolean ended,
      boolean closed,
      long next,
      long line) {}

  /// Runs with something left to do, the oldest first.
  List<Long> open();

  /// @return empty when nothing is left to do
  Optional<Job> job(long run);

  /// The program of the run, which the machine keeps.
  String script(long run);

  /// The machine is about to get the run.
  ///
  /// @return false when nothing is wanted of it any more
  boolean begin(long run);

  /// Why the machine has not been reached yet; shown with the run.
  void waits(long run, String words);

  /// What trying again cannot mend: a run that has not begun fails, one that goes on is lost to
  /// sight until a person does something.
  void refused(long run, String words);

  /// The run's program does not run on the machine. A run that goes on fails; what it had begun is
  /// not undone. No more of its log is wanted.
  void broken(long run, String words);

  /// Nothing that the run was given is on its machine any more.
  void tidied(long run);

  /// See [AgentDesk#take].
  CompletableFuture<Answer> take(long run, long offset, byte[] bytes);
}
