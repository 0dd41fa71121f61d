package org.chimerapool.deployment.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.deployment.AgentDesk;
import org.chimerapool.deployment.Deployments;
import org.chimerapool.deployment.PushDesk;
import org.chimerapool.kernel.SecretBox;
import org.jspecify.annotations.Nullable;

/// The engine of deployments on a test's database, for tests of other packages.
public final class TestEngine implements AutoCloseable {

  private static final SecretBox BOX = SecretBox.withKey("0123456789abcdef".repeat(4));

  private final LogIntake intake;
  private final JooqDeployments deployments;
  private final JooqAgentDesk desk;
  private final JooqPushDesk pushDesk;
  private final RunWatch watch;
  private @Nullable AgentLink link;

  public TestEngine(TestDatabase database) {
    DeploymentSettings settings =
        new DeploymentSettings(Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofHours(1));
    Clock clock = Clock.systemUTC();
    intake = new LogIntake(database.sql(), clock);
    intake.start();
    deployments = new JooqDeployments(database.sql(), BOX, settings, clock);
    desk = new JooqAgentDesk(database.sql(), BOX, intake, clock);
    pushDesk = new JooqPushDesk(database.sql(), BOX, intake, clock);
    watch = new RunWatch(database.sql(), settings.patience(), clock);
  }

  public static SecretBox box() {
    return BOX;
  }

  public Deployments deployments() {
    return deployments;
  }

  public AgentDesk desk() {
    return desk;
  }

  public PushDesk pushDesk() {
    return pushDesk;
  }

  /// Looks for runs that are silent.
  public void look() {
    watch.look();
  }

  /// Opens the console's door for machines.
  ///
  /// @param address where they reach this machine
  public URI listen(String address) throws IOException {
    AgentLink opened = new AgentLink(desk, InetAddress.getByName(address));
    link = opened;
    return opened.url();
  }

  @Override
  public void close() {
    if (link != null) {
      link.close();
    }
    intake.stop();
  }
}
