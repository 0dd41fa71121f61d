package org.chimerapool.deployment.executor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chimerapool.deployment.PushDesk;
import org.chimerapool.deployment.fleet.Fleet;
import org.chimerapool.kernel.Chore;
import org.chimerapool.kernel.Home;
import org.chimerapool.kernel.SecretBox;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The beans that go to machines.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExecutorSettings.class)
class ExecutorConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(ExecutorConfiguration.class);
  private static final Duration LOOKED_EVERY = Duration.ofSeconds(1);

  @Bean
  SshDoor sshDoor(ExecutorSettings settings) {
    Optional<Path> agent =
        Optional.ofNullable(System.getenv("SSH_AUTH_SOCK"))
            .filter(path -> !path.isBlank())
            .map(Path::of);
    return new SshDoor(settings.sshStarts(), agent);
  }

  @Bean
  JooqHosts hosts(DSLContext db, SecretBox box, Fleet fleet, SshDoor door, Clock clock) {
    return new JooqHosts(db, box, fleet, door, clock);
  }

  @Bean
  Pusher pusher(PushDesk desk, Fleet fleet, JooqHosts hosts, Home home, Clock clock) {
    String folder = home.folder().resolve("deploy").toAbsolutePath().toString();
    return new Pusher(desk, run -> new RunFollower(run, desk, fleet, hosts, folder, clock));
  }

  @Bean
  Chore.Source pushChores(Chore pushChore) {
    return () -> List.of(pushChore);
  }

  @Bean
  Chore pushChore(Clock clock) {
    return new Chore("deployment.push", LOOKED_EVERY, clock);
  }

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService pushWatch(Pusher pusher, Chore pushChore) {
    Runnable look = pushChore.watched(pusher::look);
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("deployment-push").daemon().factory());
    var _ =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                look.run();
              } catch (RuntimeException e) {
                LOG.warn("runs to be brought to machines could not be read: {}", e.toString());
              }
            },
            LOOKED_EVERY.toMillis(),
            LOOKED_EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
    return timer;
  }
}
