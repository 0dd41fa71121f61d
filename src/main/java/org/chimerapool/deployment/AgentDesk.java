package org.chimerapool.deployment;

import java.net.URI;
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

  /// Keeps what continues the log; answers when it is kept for good.
  ///
  /// @param key the bearer's proof
  /// @param offset place of the first byte in the machine's log
  /// @return fails with [UnknownRunException], [org.chimerapool.deployment.log.UnfitBatchException]
  /// or, when nothing can be kept now, [IntakeBusyException]
  CompletableFuture<Answer> take(long run, String key, long offset, byte[] bytes);
}
