package org.chimerapool.deployment.engine;

import static org.chimerapool.jooq.deployment.Tables.LINE;
import static org.chimerapool.jooq.deployment.Tables.LINE_INDEX;
import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.chimerapool.deployment.IntakeBusyException;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.LogProof;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.UnknownRunException;
import org.chimerapool.deployment.log.AgentEvent;
import org.chimerapool.deployment.log.AgentLine;
import org.chimerapool.deployment.log.Answer;
import org.chimerapool.deployment.log.Batch;
import org.chimerapool.deployment.log.LogPosition;
import org.chimerapool.deployment.log.LogRows;
import org.chimerapool.deployment.log.UnfitBatchException;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.SQLStateClass;
import org.jspecify.annotations.Nullable;
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

  /// How often a log whose checksum differs is wanted again, and how long its machine rests then.
  private static final int MOST_REFETCHES = 3;

  private static final int FIRST_REST = 1;

  private static final Set<SQLStateClass> ONE_MACHINES =
      EnumSet.of(
          SQLStateClass.C22_DATA_EXCEPTION, SQLStateClass.C23_INTEGRITY_CONSTRAINT_VIOLATION);

  /// Bytes that may wait: where the database stands still, mining must not run out of memory.
  static final int MOST_BYTES = 32 << 20;

  private final DSLContext db;
  private final Clock clock;
  private final LongConsumer succeeded;
  private final StepAllowances allowances = new StepAllowances();
  private final BlockingQueue<Pending> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Semaphore room = new Semaphore(MOST_BYTES);
  private volatile boolean running;
  private volatile Thread writer = new Thread();

  LogIntake(DSLContext db, Clock clock) {
    this(db, clock, run -> {});
  }

  /// @param succeeded told of each run that has succeeded before its machine is answered, perhaps
  /// more than once
  LogIntake(DSLContext db, Clock clock, LongConsumer succeeded) {
    this.db = db;
    this.clock = clock;
    this.succeeded = succeeded;
  }

  private record Kept(LogRows rows, StepChanges steps, FigureRows figures) {}

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
        // Nobody else writes: whoever waits is told so, and the loop goes on or ends by stop().
        LOG.warn("the writer of log lines was interrupted and goes on");
        refuse(together, e);
      } catch (Error e) {
        LOG.error("log lines of {} machines could not be kept", together.size(), e);
        refuse(together, e);
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
            Kept kept = new Kept(new LogRows(), new StepChanges(), new FigureRows());
            hold(inside, together);
            together.forEach(each -> answers.add(keep(inside, each, kept)));
            inside.connection(kept.rows()::write);
            kept.steps().write(inside);
            kept.figures().write(inside);
          });
      answers.forEach(Runnable::run);
    } catch (RuntimeException e) {
      if (together.size() > 1 && isOfOneMachine(e)) {
        // One machine's lines that cannot be kept must not hold up those of all others.
        together.forEach(each -> keep(List.of(each)));
        return;
      }
      LOG.warn("log lines of {} machines could not be kept: {}", together.size(), e.toString());
      refuse(together, e);
    }
  }

  /// Whoever changes several runs at once takes them by number, so that nobody waits in a circle.
  private static void hold(DSLContext inside, List<Pending> together) {
    List<Long> runs = together.stream().map(Pending::run).distinct().toList();
    if (runs.size() > 1) {
      inside.select(RUN.ID).from(RUN).where(RUN.ID.in(runs)).orderBy(RUN.ID).forUpdate().execute();
    }
  }

  /// What the database does not complain of as a whole is a fault in what one machine sent or runs.
  private static boolean isOfOneMachine(RuntimeException e) {
    return !(e instanceof DataAccessException failure)
        || ONE_MACHINES.contains(failure.sqlStateClass());
  }

  private static void refuse(List<Pending> pending, @Nullable Throwable cause) {
    IntakeBusyException busy = new IntakeBusyException("nothing can be kept just now");
    if (cause != null) {
      busy.initCause(cause);
    }
    pending.forEach(each -> each.answer().completeExceptionally(busy));
  }

  private Runnable keep(DSLContext inside, Pending pending, Kept kept) {
    RunRecord row = RunRows.held(inside, RUN.ID.eq(pending.run())).orElse(null);
    if (row == null) {
      return () -> pending.answer().completeExceptionally(new UnknownRunException());
    }
    Instant now = clock.instant();
    Batch batch;
    try {
      batch =
          LogProof.valueOf(row.getLogProof()).closed()
              ? Batch.nothing(RunRows.position(row), Batch.Verdict.COMPLETE)
              : Batch.read(RunRows.position(row), pending.offset(), pending.bytes());
    } catch (UnfitBatchException e) {
      return () -> pending.answer().completeExceptionally(e);
    }
    RunFacts facts = RunMachine.heard(RunRows.facts(row), now);
    int rest = 0;
    if (batch.verdict() == Batch.Verdict.DIFFERENT && row.getRefetches() < MOST_REFETCHES) {
      inside.connection(kept.rows()::write);
      rest = forgetWhatDiffers(inside, row);
      kept.steps().forget(row.getId());
      kept.figures().forget(row.getId());
    } else {
      facts = take(batch, row, facts, now, kept);
    }
    RunRows.set(row, facts);
    row.store();
    boolean cancel = facts.cancelWanted() && !facts.state().ended();
    boolean closed = LogProof.valueOf(row.getLogProof()).closed();
    Answer answer =
        new Answer(row.getNextOffset(), row.getNextSeq(), cancel, closed, closed ? 0 : rest);
    boolean good = facts.state() == RunState.SUCCEEDED && (closed || !batch.lines().isEmpty());
    return () -> {
      if (good) {
        succeeded.accept(pending.run());
      }
      pending.answer().complete(answer);
    };
  }

  private RunFacts take(Batch batch, RunRecord row, RunFacts before, Instant now, Kept kept) {
    RunFacts facts = before;
    for (AgentLine line : batch.lines()) {
      Optional<Instant> due = allowances.of(row, line.line().step()).map(now::plus);
      facts = RunMachine.said(facts, line, due, now);
      kept.steps().take(row.getId(), line, due);
      count(row, line.line().level());
      if (line.event().orElse(null) instanceof AgentEvent.Figure figure) {
        kept.figures().take(row.getId(), line.line(), figure);
      }
    }
    kept.rows().add(row.getId(), batch.lines());
    RunRows.set(row, batch.next());
    batch
        .joined()
        .ifPresent(
            from -> {
              row.setBaseOffset(from.offset());
              row.setBaseSeq(from.seq());
            });
    if (LogProof.valueOf(row.getLogProof()) == LogProof.OPEN) {
      LogProof proof =
          switch (batch.verdict()) {
            case GOING_ON -> LogProof.OPEN;
            case COMPLETE -> row.getBaseOffset() == 0 ? LogProof.PROVEN : LogProof.JOINED;
            case DIFFERENT -> LogProof.NOT_PROVEN;
          };
      row.setLogProof(proof.name());
      row.setLogComplete(batch.verdict() == Batch.Verdict.COMPLETE);
    }
    return facts;
  }

  /// What the machine still has of its log is wanted again.
  ///
  /// @return seconds that it should wait
  private static int forgetWhatDiffers(DSLContext inside, RunRecord row) {
    row.setRefetches(row.getRefetches() + 1);
    LOG.warn(
        "the log of deployment {} does not have the checksum that its machine tells; it is fetched"
            + " again ({} of {})",
        row.getId(),
        row.getRefetches(),
        MOST_REFETCHES);
    Condition again = LINE.RUN_ID.eq(row.getId()).and(LINE.SEQ.ge(row.getBaseSeq()));
    inside.deleteFrom(LINE).where(again).execute();
    inside.deleteFrom(LINE_INDEX).where(LINE_INDEX.RUN_ID.eq(row.getId())).execute();
    RunRows.set(
        row, new LogPosition(row.getBaseOffset(), row.getBaseSeq(), LogPosition.START.digest()));
    if (row.getBaseSeq() == 1) {
      StepRows.forget(inside, row.getId());
    }
    row.setWarnings(kept(inside, row, LogLevel.WARN));
    row.setErrors(kept(inside, row, LogLevel.ERROR));
    return FIRST_REST << row.getRefetches();
  }

  private static long kept(DSLContext inside, RunRecord row, LogLevel level) {
    return inside.fetchCount(
        LINE, LINE.RUN_ID.eq(row.getId()).and(LINE.LEVEL.eq((short) level.number())));
  }

  private static void count(RunRecord row, LogLevel level) {
    switch (level) {
      case WARN -> row.setWarnings(row.getWarnings() + 1);
      case ERROR -> row.setErrors(row.getErrors() + 1);
      case DEBUG, OUT, INFO -> {}
    }
  }
}
