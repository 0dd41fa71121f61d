package org.chimerapool.deployment.engine;

import static org.chimerapool.jooq.deployment.Tables.RUN;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.chimerapool.deployment.LogProof;
import org.chimerapool.deployment.Route;
import org.chimerapool.deployment.Run;
import org.chimerapool.deployment.RunProgress;
import org.chimerapool.deployment.RunState;
import org.chimerapool.deployment.log.LogPosition;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.chimerapool.jooq.deployment.tables.records.RunRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table of runs.
final class RunRows {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private RunRows() {}

  static List<RunRecord> where(DSLContext db, Condition condition, int limit) {
    return db.selectFrom(RUN).where(condition).orderBy(RUN.ID.desc()).limit(limit).fetch();
  }

  /// The row, held against other writers until the transaction ends.
  static Optional<RunRecord> held(DSLContext db, Condition condition) {
    return db.selectFrom(RUN).where(condition).forUpdate().fetchOptional();
  }

  static Run run(RunRecord row) {
    RunFacts facts = facts(row);
    return new Run(
        row.getId(),
        row.getLabel(),
        RecipeReader.kept(row.getRecipeSource()),
        texts(row.getParameters()),
        row.getCreatedAt(),
        row.getCreatedBy(),
        row.getOpensUntil(),
        facts.state(),
        facts.since(),
        facts.detail(),
        Optional.ofNullable(row.getCancelledBy()),
        facts.notUndone(),
        facts.startedAt(),
        facts.endedAt(),
        facts.heardAt(),
        facts.context(),
        facts.progress(),
        row.getNextSeq() - 1,
        row.getWarnings(),
        row.getErrors(),
        row.getLogComplete(),
        Route.valueOf(row.getRoute()),
        target(row.getTargetId()),
        LogProof.valueOf(row.getLogProof()),
        facts.dueAt());
  }

  private static OptionalLong target(@Nullable Long id) {
    return id == null ? OptionalLong.empty() : OptionalLong.of(id);
  }

  static RunFacts facts(RunRecord row) {
    return new RunFacts(
        RunState.valueOf(row.getState()),
        row.getStateSince(),
        row.getDetail(),
        row.getCancelledBy() != null,
        row.getNotUndone(),
        Optional.ofNullable(row.getStartedAt()),
        Optional.ofNullable(row.getEndedAt()),
        Optional.ofNullable(row.getHeardAt()),
        texts(row.getContext()),
        new RunProgress(row.getPhase(), row.getStep(), row.getStepPart()),
        Optional.ofNullable(row.getDueAt()));
  }

  static void set(RunRecord row, RunFacts facts) {
    row.setState(facts.state().name());
    row.setStateSince(facts.since());
    row.setDetail(facts.detail());
    row.setNotUndone(facts.notUndone());
    row.setStartedAt(facts.startedAt().orElse(null));
    row.setEndedAt(facts.endedAt().orElse(null));
    row.setHeardAt(facts.heardAt().orElse(null));
    row.setContext(json(facts.context()));
    row.setPhase(facts.progress().phase());
    row.setStep(facts.progress().step());
    row.setStepPart(facts.progress().stepPart());
    row.setDueAt(facts.dueAt().orElse(null));
  }

  static LogPosition position(RunRecord row) {
    byte[] digest = row.getDigest();
    return new LogPosition(
        row.getNextOffset(), row.getNextSeq(), digest == null ? new byte[0] : digest);
  }

  static void set(RunRecord row, LogPosition position) {
    row.setNextOffset(position.offset());
    row.setNextSeq(position.seq());
    row.setDigest(position.digest());
  }

  static String json(Map<String, String> texts) {
    return JSON.writeValueAsString(texts);
  }

  static Map<String, String> texts(String json) {
    return JSON.readValue(json, TEXTS);
  }
}
