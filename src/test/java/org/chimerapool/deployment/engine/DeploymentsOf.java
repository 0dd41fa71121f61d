package org.chimerapool.deployment.engine;

import java.time.Clock;
import java.time.Duration;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.kernel.SecretBox;
import org.jooq.DSLContext;

/// The deployments of a console that runs in another process, on its own database.
public final class DeploymentsOf {

  private DeploymentsOf() {}

  public static Deployments database(DSLContext db, SecretBox box) {
    return new JooqDeployments(
        db,
        box,
        new DeploymentSettings(Duration.ofHours(1), Duration.ofSeconds(60), Duration.ofHours(1)),
        Clock.systemUTC());
  }
}
