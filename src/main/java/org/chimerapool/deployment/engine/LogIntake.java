package org.chimerapool.deployment.engine;

import static org.chimerapool.jooq.deployment.Tables.LINE;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chimerapool.deployment.IntakeBusyException;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.UnknownRunException;
import org.chimerapool.deployment.log.AgentLine;
import org.chimerapool.deployment.log.Answer;
import org.chimerapool.deployment.log.Batch;
import org.chimerapool.deployment.log.LogRows;
import org.chimerapool.deployment.log.UnfitBatchException;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps the log lines of all machines. One thread commits what has come meanwhile in one
/// transaction, lines and the state that they mean, and only then the machines are answered: what
/// was answered is kept, what was not answered is sent again.
final class LogIntake implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LogIntake.class);
  private static final int MOST_WAITING = 512;
  private static final int MOST_TOGETHER = 64;

  /// Bytes that may wait: where the database stands still, mining must not run out of memory.
  static final int MOST_BYTES = 32 << 20;

  private final DSLContext db;
  private final Clock clock;
  private final BlockingQueue<Pending> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Semaphore room = new Semaphore(MOST_BYTES);
  private volatile boolean running;
  private volatile Thread writer = new Thread();

  LogIntake(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  private record Pending(long run, long offset, byte[] bytes, CompletableFuture<Answer> answer) {}

  CompletableFuture<Answer> take(long run, long offset, byte[] bytes) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    if (!running || !offered(new Pending(run, offset, bytes, answer))) {
      answer.completeExceptionally(
          new IntakeBusyException("too many log lines wait to be kept; send them again soon"));
    }
    return answer;
  }

  private boolean offered(Pending pending) {
    if (!room.tryAcquire(pending.bytes().length)) {
      return false;
    }
    boolean taken = waiting.offer(pending);
    if (!taken) {
      room.release(pending.bytes().length);
    }
    return taken;
  }

  @Override
  public void start() {
    running = true;
    writer = Thread.ofPlatform().name("deployment-log").daemon().start(this::write);
  }

  @Override
  public void stop() {
    running = false;
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void write() {
    List<Pending> together = new ArrayList<>();
    while (running || !waiting.isEmpty()) {
      try {
        Pending first = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          together.add(first);
          waiting.drainTo(together, MOST_TOGETHER - 1);
          keep(together);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } finally {
        together.forEach(each -> room.release(each.bytes().length));
        together.clear();
      }
    }
  }

  private void keep(List<Pending> together) {
    List<Runnable> answers = new ArrayList<>();
    try {
      db.transaction(
          transaction -> {
            answers.clear();
            DSLContext inside = transaction.dsl();
            LogRows rows = new LogRows();
            together.forEach(each -> answers.add(keep(inside, each, rows)));
            inside.connection(rows::write);
          });
      answers.forEach(Runnable::run);
    } catch (RuntimeException e) {
      LOG.warn("log lines of {} machines could not be kept: {}", together.size(), e.toString());
      IntakeBusyException busy = new IntakeBusyException("nothing can be kept just now", e);
      together.forEach(each -> each.answer().completeExceptionally(busy));
    }
  }

  private Runnable keep(DSLContext inside, Pending pending, LogRows rows) {
    RunRecord row = RunRows.held(inside, RUN.ID.eq(pending.run())).orElse(null);
    if (row == null) {
      return () -> pending.answer().completeExceptionally(new UnknownRunException());
    }
    Instant now = clock.instant();
    Batch batch;
    try {
      batch =
          row.getLogComplete()
              ? new Batch(List.of(), RunRows.position(row), Batch.Verdict.COMPLETE)
              : Batch.read(RunRows.position(row), pending.offset(), pending.bytes());
    } catch (UnfitBatchException e) {
      return () -> pending.answer().completeExceptionally(e);
    }
    RunFacts facts = RunMachine.heard(RunRows.facts(row), now);
    if (batch.verdict() == Batch.Verdict.DIFFERENT) {
      LOG.warn("the log of deployment {} arrived changed and is fetched again", pending.run());
      inside.connection(rows::write);
      inside.deleteFrom(LINE).where(LINE.RUN_ID.eq(pending.run())).execute();
      StepRows.forget(inside, pending.run());
      row.setWarnings(0L);
      row.setErrors(0L);
    }
    for (AgentLine line : batch.lines()) {
      facts = RunMachine.said(facts, line, now);
      StepRows.take(inside, pending.run(), line);
      count(row, line.line().level());
    }
    rows.add(pending.run(), batch.lines());
    RunRows.set(row, facts);
    RunRows.set(row, batch.next());
    row.setLogComplete(batch.verdict() == Batch.Verdict.COMPLETE);
    row.store();
    boolean cancel = facts.cancelWanted() && !facts.state().ended();
    Answer answer = new Answer(batch.next().offset(), cancel, row.getLogComplete());
    return () -> pending.answer().complete(answer);
  }

  private static void count(RunRecord row, LogLevel level) {
    switch (level) {
      case WARN -> row.setWarnings(row.getWarnings() + 1);
      case ERROR -> row.setErrors(row.getErrors() + 1);
      case DEBUG, OUT, INFO -> {}
    }
  }
}
