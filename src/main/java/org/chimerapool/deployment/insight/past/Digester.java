package org.chimerapool.deployment.insight.past;

import static org.chimerapool.jooq.deployment.Tables.DIGEST;
import static org.chimerapool.jooq.deployment.Tables.LINE;
import static org.chimerapool.jooq.deployment.Tables.PHASE_TIME;
import static org.chimerapool.jooq.deployment.Tables.RUN;
import static org.chimerapool.jooq.deployment.Tables.SIGNATURE;
import static org.chimerapool.jooq.deployment.Tables.STEP;
import static org.chimerapool.jooq.deployment.Tables.TARGET;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chimerapool.deployment.LogLevel;
import org.chimerapool.deployment.LogLine;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.StepStanding;
import org.chimerapool.deployment.insight.KnownFault;
import org.chimerapool.deployment.insight.outline.Outline;
import org.chimerapool.deployment.insight.outline.Outlines;
import org.chimerapool.jooq.deployment.tables.records.DigestRecord;
import org.chimerapool.jooq.deployment.tables.records.LineRecord;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.chimerapool.jooq.deployment.tables.records.StepRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Draws from each run that has ended what will be asked of it later, once.
final class Digester {

  private static final int MOST_LINES = 400;

  /// What the runtime says when a step is given up.
  private static final Pattern GIVEN_UP = Pattern.compile("(.*): failed with exit code (\\d{1,9})");

  private final DSLContext db;
  private final Outlines outlines;

  Digester(DSLContext db, Outlines outlines) {
    this.db = db;
    this.outlines = outlines;
  }

  /// @param most runs
  /// @return how many there were to do
  int digest(int most) {
    List<Long> due =
        db.select(RUN.ID)
            .from(RUN)
            .leftJoin(DIGEST)
            .on(DIGEST.RUN_ID.eq(RUN.ID))
            .where(RUN.ENDED_AT.isNotNull())
            .and(DIGEST.RUN_ID.isNull().or(DIGEST.STATE_SINCE.ne(RUN.STATE_SINCE)))
            .orderBy(RUN.ID)
            .limit(most)
            .fetch(RUN.ID);
    due.forEach(run -> db.transaction(transaction -> digest(transaction.dsl(), run)));
    return due.size();
  }

  private void digest(DSLContext inside, long id) {
    RunRecord run = inside.fetchSingle(RUN, RUN.ID.eq(id));
    if (run.getEndedAt() == null) {
      return;
    }
    Outline outline = outlines.of(List.of(id)).getOrDefault(id, Outline.NONE);
    Map<String, String> context = Texts.of(run.getContext());
    DigestRecord digest = inside.newRecord(DIGEST);
    digest.setRunId(id);
    digest.setStateSince(run.getStateSince());
    digest.setHardware(HardwareClass.of(context));
    digest.setPlace(place(inside, run.getTargetId()));
    digest.setMachine(machine(run, context));
    if (run.getState().equals(RunState.FAILED.name())) {
      fault(inside, id, outline, digest);
    }
    inside
        .select(DIGEST.TRIMMED_AT)
        .from(DIGEST)
        .where(DIGEST.RUN_ID.eq(id))
        .fetchOptional(DIGEST.TRIMMED_AT)
        .ifPresent(digest::setTrimmedAt);
    inside.deleteFrom(DIGEST).where(DIGEST.RUN_ID.eq(id)).execute();
    digest.insert();
    inside.deleteFrom(PHASE_TIME).where(PHASE_TIME.RUN_ID.eq(id)).execute();
    times(inside, id, outline);
  }

  private static String place(DSLContext inside, @Nullable Long target) {
    return target == null
        ? ""
        : Objects.requireNonNullElse(
            inside
                .select(TARGET.PLACE)
                .from(TARGET)
                .where(TARGET.ID.eq(target))
                .fetchOne(TARGET.PLACE),
            "");
  }

  static String machine(RunRecord run, Map<String, String> context) {
    if (run.getTargetId() != null) {
      return "target " + run.getTargetId();
    }
    String host = context.getOrDefault("host", "");
    return host.isBlank() ? "label " + run.getLabel() : "host " + host;
  }

  private static void fault(DSLContext inside, long run, Outline outline, DigestRecord digest) {
    Optional<LogLine> end = givenUp(inside, run);
    int step = end.map(LogLine::step).orElseGet(() -> lastStep(inside, run));
    List<LogLine> lines = lines(inside, run, step, end.map(LogLine::seq).orElse(Long.MAX_VALUE));
    Optional<LogLine> telling = TellingLine.among(lines).or(() -> end);
    Integer code = end.map(Digester::exitCode).orElse(null);
    String name =
        step >= 0 && step < outline.steps().size() ? outline.steps().get(step).name() : "";
    digest.setStep(name);
    digest.setPhase(
        name.isEmpty() ? "" : outline.phases().get(outline.steps().get(step).phase()).name());
    digest.setExitCode(code);
    digest.setLine(telling.map(LogLine::seq).orElse(0L));
    String told = telling.map(LogLine::text).orElse("");
    digest.setTold(told.substring(0, Math.min(told.length(), 1_000)));
    digest.setSignatureId(signature(inside, told, name, code));
  }

  private static Optional<LogLine> givenUp(DSLContext inside, long run) {
    return inside
        .selectFrom(LINE)
        .where(LINE.RUN_ID.eq(run).and("level >= 3"))
        .and(LINE.LEVEL.eq((short) LogLevel.ERROR.number()))
        .orderBy(LINE.SEQ.desc())
        .limit(200)
        .fetch(Digester::line)
        .stream()
        .filter(each -> GIVEN_UP.matcher(each.text()).matches())
        .findFirst();
  }

  private static int exitCode(LogLine end) {
    Matcher words = GIVEN_UP.matcher(end.text());
    return words.matches() ? Integer.parseInt(words.group(2)) : 1;
  }

  private static int lastStep(DSLContext inside, long run) {
    Integer step =
        inside
            .select(DSL.max(STEP.STEP_))
            .from(STEP)
            .where(STEP.RUN_ID.eq(run))
            .fetchOne(DSL.max(STEP.STEP_));
    return step == null ? -1 : step;
  }

  private static List<LogLine> lines(DSLContext inside, long run, int step, long before) {
    List<LogLine> lines =
        new ArrayList<>(
            inside
                .selectFrom(LINE)
                .where(LINE.RUN_ID.eq(run).and(LINE.SEQ.lt(before)))
                .orderBy(LINE.SEQ.desc())
                .limit(MOST_LINES)
                .fetch(Digester::line));
    lines.removeIf(each -> each.step() != step);
    Collections.reverse(lines);
    return lines;
  }

  private static Long signature(
      DSLContext inside, String told, String step, @Nullable Integer code) {
    String pattern = Fingerprint.of(told);
    String fingerprint = "%s\n%s\n%s".formatted(pattern, step, code == null ? "" : code);
    return inside
        .insertInto(SIGNATURE)
        .set(SIGNATURE.FINGERPRINT, fingerprint)
        .set(SIGNATURE.PATTERN, pattern)
        .set(SIGNATURE.STEP, step)
        .set(SIGNATURE.EXIT_CODE, code)
        .set(SIGNATURE.KNOWN, KnownFault.in(told).map(KnownFault::name).orElse(""))
        .onConflict(SIGNATURE.FINGERPRINT)
        .doUpdate()
        .set(SIGNATURE.KNOWN, DSL.excluded(SIGNATURE.KNOWN))
        .returningResult(SIGNATURE.ID)
        .fetchSingle()
        .value1();
  }

  /// Of phases of which every step that was begun has ended well.
  private static void times(DSLContext inside, long run, Outline outline) {
    List<StepRecord> steps = inside.selectFrom(STEP).where(STEP.RUN_ID.eq(run)).fetch();
    for (int phase = 0; phase < outline.phases().size(); phase++) {
      int wanted = phase;
      List<StepRecord> here =
          steps.stream()
              .filter(each -> each.getStep() < outline.steps().size())
              .filter(each -> outline.steps().get(each.getStep()).phase() == wanted)
              .toList();
      if (here.isEmpty() || !here.stream().allMatch(Digester::well)) {
        continue;
      }
      Instant from =
          here.stream().map(StepRecord::getStartedAt).min(Instant::compareTo).orElseThrow();
      Instant to = here.stream().map(StepRecord::getEndedAt).max(Instant::compareTo).orElseThrow();
      Duration took = Duration.between(from, to);
      inside
          .insertInto(PHASE_TIME)
          .set(PHASE_TIME.RUN_ID, run)
          .set(PHASE_TIME.PHASE, phase)
          .set(PHASE_TIME.NAME, outline.phases().get(phase).name())
          .set(PHASE_TIME.SECONDS, Math.max(0, (double) took.toMillis() / 1000))
          .execute();
    }
  }

  private static boolean well(StepRecord step) {
    return step.getEndedAt() != null
        && (step.getState().equals(StepStanding.State.DONE.name())
            || step.getState().equals(StepStanding.State.SKIPPED.name()));
  }

  private static LogLine line(LineRecord row) {
    return new LogLine(
        row.getSeq(), row.getAt(), row.getStep(), LogLevel.of(row.getLevel()), row.getText());
  }
}
