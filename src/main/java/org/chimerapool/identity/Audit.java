package org.chimerapool.identity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The trail of what people did in the console. Rows are only ever added, each tied to the one
/// before by SHA-256, in one chain however many processes write. Blocks on the database.
///
/// Whoever changes something for somebody records it here right after it worked. Secrets never go
/// into it: no password, no code, no key, not even as "before".
@Service
public class Audit {

  /// Longest texts, in characters; what is longer is cut and ends with an ellipsis.
  static final int LONGEST_SUBJECT = 200;

  static final int LONGEST_TEXT = 2_000;

  private final AuditRows rows;
  private final AuditWitness witness;
  private final Clock clock;

  Audit(AuditRows rows, AuditWitness witness, Clock clock) {
    this.rows = rows;
    this.witness = witness;
    this.clock = clock;
  }

  /// Records something that has no before and after.
  public AuditEntry record(Actor actor, AuditAction action, String subject) {
    return record(actor, action, subject, "", "");
  }

  /// @param actor as taken on the page's thread by [Actor#current]; whom it concerns see it too
  /// @param subject on what, in the words of the screen, such as `pool Alpine (3)`
  /// @param before what changed, as it was, such as `port 3333`; empty where there was nothing
  /// @param after what changed, as it is now; empty where there is nothing
  public AuditEntry record(
      Actor actor, AuditAction action, String subject, String before, String after) {
    AuditEntry row =
        rows.append(
            actor.concerned(),
            head -> tied(head, entry(head.number() + 1, actor, action, subject, before, after)));
    onceCommitted(() -> witness.remember(new AuditHead(row.number(), row.hash())));
    return row;
  }

  /// The newest first, of those that concern the actor's tenant where they work for one.
  ///
  /// @throws NotPermittedException unless the actor may see the trail
  public List<AuditEntry> page(Actor actor, AuditFilter filter, int limit) {
    actor.require(Permission.SEE_AUDIT);
    return rows.page(filter, actor.tenant(), limit);
  }

  List<AuditEntry> page(AuditFilter filter, int limit) {
    return rows.page(filter, Optional.empty(), limit);
  }

  /// As [#verify()] for somebody, and writes down that they looked and what they found.
  ///
  /// @throws NotPermittedException unless the actor may see the trail
  public AuditVerdict verify(Actor actor) {
    actor.require(Permission.SEE_AUDIT);
    actor.require(Permission.SEE_INSTALLATION);
    AuditVerdict verdict = verify();
    String found =
        switch (verdict) {
          case AuditVerdict.Whole(long rows, String head) -> rows + " rows, whole";
          case AuditVerdict.Broken(long number, AuditVerdict.Fault fault) ->
              "row " + number + " is broken: " + fault.name().toLowerCase(Locale.ROOT);
        };
    record(actor, AuditAction.AUDIT_VERIFIED, "audit trail", "", found);
    return verdict;
  }

  /// Reads the whole trail and names the first row that is not as it was written. Takes about a
  /// second for a hundred thousand rows.
  public AuditVerdict verify() {
    AuditCheck check = new AuditCheck(witness.remembered());
    rows.forEach(check::next);
    return check.verdict();
  }

  /// A row that its caller's transaction takes back was never there.
  private static void onceCommitted(Runnable work) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      work.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        });
  }

  private AuditEntry entry(
      long number, Actor actor, AuditAction action, String subject, String before, String after) {
    return new AuditEntry(
        number,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        plain(actor.login(), LONGEST_SUBJECT),
        actor.role().map(Role::name).orElse(""),
        plain(actor.address(), LONGEST_SUBJECT),
        action.name(),
        plain(subject, LONGEST_SUBJECT),
        plain(before, LONGEST_TEXT),
        plain(after, LONGEST_TEXT),
        AuditChain.GENESIS,
        AuditChain.GENESIS);
  }

  private static AuditEntry tied(AuditHead head, AuditEntry row) {
    AuditEntry linked = withHashes(row, head.hash(), AuditChain.GENESIS);
    return withHashes(row, head.hash(), AuditChain.hash(linked));
  }

  private static AuditEntry withHashes(AuditEntry row, String previous, String hash) {
    return new AuditEntry(
        row.number(),
        row.at(),
        row.actor(),
        row.role(),
        row.origin(),
        row.action(),
        row.subject(),
        row.before(),
        row.after(),
        previous,
        hash);
  }

  /// What PostgreSQL gives back as it got it: no control characters, no halves of characters.
  private static String plain(String text, int longest) {
    String cut = text.length() > longest ? text.substring(0, longest - 1) + "…" : text;
    String clean = cut.replaceAll("\\p{Cntrl}+", " ").strip();
    return new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
