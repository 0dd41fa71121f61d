/// What programs can ask for and do over HTTP: the same as people on the screens.
///
/// Owns: the paths under `/api`, their document (OpenAPI) and its page, errors as problem+json, who
/// may ask for what and how often, the metrics for Prometheus.
/// Never: holds a rule of mining, money or access; those are asked for. Renders no screen.
/// Threads: a request has its own (virtual) thread and may block on the database.
/// Decided 2026-11-21: tokens come as `Authorization: Bearer`; a browser that is signed in to the
/// console may read with its session but not change anything, so that no other site can make it.
/// Each operation says in an annotation who may call it; one that does not is called by nobody.
@ApplicationModule(
    displayName = "API",
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
      "database",
      "deployment",
      "deployment :: fleet",
      "deployment :: log"
    })
@NullMarked
package org.chimerapool.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
