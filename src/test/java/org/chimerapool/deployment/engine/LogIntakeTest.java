package org.chimerapool.deployment.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.chimerapool.deployment.IntakeBusyException;
import org.chimerapool.deployment.log.Answer;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class LogIntakeTest {

  private static final int BATCH = 1 << 20;

  @Test
  void letsNoMoreBytesWaitThanMemoryHasRoomFor() throws Exception {
    CountDownLatch databaseBack = new CountDownLatch(1);
    LogIntake intake =
        new LogIntake(DSL.using(standingStill(databaseBack), SQLDialect.POSTGRES), clock());
    intake.start();
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < LogIntake.MOST_BYTES / BATCH; i++) {
      answers.add(intake.take(1, 0, new byte[BATCH]));
    }

    assertThat(answers).noneMatch(CompletableFuture::isDone);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> intake.take(1, 0, new byte[BATCH]).get(1, TimeUnit.SECONDS))
        .withCauseInstanceOf(IntakeBusyException.class);

    databaseBack.countDown();
    intake.stop();
    assertThat(answers).allMatch(CompletableFuture::isCompletedExceptionally);
    intake.start();
    assertThat(intake.take(1, 0, new byte[LogIntake.MOST_BYTES])).isNotNull();
    intake.stop();
  }

  private static Clock clock() {
    return Clock.systemUTC();
  }

  /// Gives no connection before the time has come, and none after it.
  private static DataSource standingStill(CountDownLatch until) {
    return (DataSource)
        Proxy.newProxyInstance(
            LogIntakeTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              until.await();
              throw new SQLException("away");
            });
  }
}
