package org.chimerapool.deployment;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.chimerapool.deployment.log.Answer;

/// What machines ask of the console. Everything in it comes from strangers until a code or a key
/// has been checked.
public interface AgentDesk {

  /// What `curl … | bash` receives; empty where the code opens nothing.
  ///
  /// @param console where the machine reached the console
  Optional<String> bootstrap(String code, URI console);

  /// The script of the run, for the machine that takes it now or has taken it before.
  ///
  /// @param machine an id that the machine made up for itself
  /// @return empty where the code opens nothing or another machine has taken the run
  Optional<String> script(String code, String machine, URI console);

  /// Runs that the agent of a machine is to fetch, the first first: none while another one of the
  /// same machine goes on.
  List<Long> waiting(long target);

  /// The script of a run for the agent of its machine, which takes the run by it.
  ///
  /// @return empty where the run is over or for another machine
  Optional<String> script(long run, long target, URI console);

  /// What runs of a machine were given and nobody may read, the longest first, as a text about the
  /// machine may show it. Of its newest hundred runs.
  List<String> secrets(long target);

  /// Whether a key is a run's own: to be asked before anything that comes with it is read.
  boolean knows(long run, String key);

  /// Keeps what continues the log; answers when it is kept for good.
  ///
  /// @param key the bearer's proof
  /// @param offset place of the first byte in the machine's log
  /// @return fails with [UnknownRunException], [org.chimerapool.deployment.log.UnfitBatchException]
  /// or, when nothing can be kept now, [IntakeBusyException]
  CompletableFuture<Answer> take(long run, String key, long offset, byte[] bytes);
}
