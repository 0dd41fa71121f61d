/// The face of Chimera: the console of those who run it and the public pages of those who mine.
///
/// Owns: every screen, its words, its look and how it stays live.
/// Never: holds a rule of mining, money or access; those are asked for.
/// Threads: a page belongs to its session's lock; nothing waits for the database while it holds
/// it, but for signing in and claiming, which are rare.
/// Decided 2026-11-21: a presenter computes one immutable record, without Vaadin, off the lock; a
/// view only shows it. The only package that may see `com.vaadin`.
@ApplicationModule(
    displayName = "Console and public pages",
    allowedDependencies = {
      "kernel",
      "algorithm",
      "identity",
      "chain",
      "pool",
      "pool :: vardiff",
      "stratum",
      "stats",
      "gamification",
      "simulation",
      "database",
      "settings",
      "system",
      "onboarding",
      "deployment",
      "deployment :: executor",
      "deployment :: fleet",
      "deployment :: provider",
      "deployment :: insight",
      "deployment :: recipe",
      "deployment :: rollout"
    })
@NullMarked
package org.chimerapool.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
