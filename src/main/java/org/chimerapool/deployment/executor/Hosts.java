package org.chimerapool.deployment.executor;

import java.util.Optional;
import org.chimerapool.deployment.fleet.Reach;

/// How the console gets into the hosts that it deploys to by itself. Everything may block on the
/// database, and [#test] on the network.
public interface Hosts {

  /// The public half of the console's own key, one line for a host's `authorized_keys`.
  String consoleKey();

  /// How the console logs in to a host; its own key where nothing else was said.
  SshAccess.Way way(long target);

  boolean sudo(long target);

  /// To be asked before a host is added, so that it is not added without a way to it.
  ///
  /// @throws IllegalArgumentException when a given key is no private key, or has a passphrase
  void check(SshAccess access);

  /// @throws IllegalArgumentException as [#check]
  void access(long target, SshAccess access, String by);

  /// Tries every layer down to a shell, and changes nothing on the host.
  Trial test(Reach.Ssh host, SshAccess access);

  /// Likewise for a known host, with the access that is kept for it.
  Trial test(long target);

  /// The key that a host showed last, where it is not the pinned one. Until a person trusts it
  /// nothing is deployed there.
  Optional<ShownKey> shown(long target);

  /// Pins the key that a host showed last in place of the old one.
  ///
  /// @param fingerprint the one that the person saw; where it is another one by now nothing changes
  /// @return whether it was changed
  boolean trust(long target, String fingerprint);

  /// @param key one line of OpenSSH
  /// @return as `ssh` shows it, `SHA256:…`; empty when the text is no key
  Optional<String> fingerprint(String key);

  /// @param key one line of OpenSSH
  record ShownKey(String key, String fingerprint) {}
}
