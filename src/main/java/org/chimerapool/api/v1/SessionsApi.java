package org.chimerapool.api.v1;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chimerapool.api.door.ApiProblem;
import org.chimerapool.api.door.Caller;
import org.chimerapool.api.door.Needs;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Audit;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.TenantId;
import org.chimerapool.identity.TenantPools;
import org.chimerapool.stratum.LiveSession;
import org.chimerapool.stratum.LiveSessions;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Connections of miners.
@RestController
@Tag(name = "Connections")
@RequestMapping("/api/v1/sessions")
class SessionsApi {

  private final LiveSessions sessions;
  private final Audit audit;
  private final TenantPools tenants;

  SessionsApi(LiveSessions sessions, Audit audit, TenantPools tenants) {
    this.sessions = sessions;
    this.audit = audit;
    this.tenants = tenants;
  }

  @Needs(value = Permission.SEE_CONSOLE, ofTenant = true)
  @GetMapping
  @Operation(operationId = "listSessions", summary = "Every open connection of a miner")
  ResponseEntity<Listing<SessionView>> all(
      @RequestParam(defaultValue = "") @Size(max = 165) String search,
      @RequestParam(defaultValue = "1") @Min(1) @Max(100_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    List<LiveSession> found = own().filter(session -> fits(session, search)).toList();
    return Listing.of(found, page, limit, SessionView::of);
  }

  @Needs(value = Permission.TALK_TO_MINERS, ofTenant = true)
  @PostMapping("/{id}/message")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "messageMiner", summary = "Shows a miner a message, where it can")
  void message(@PathVariable long id, @Valid @RequestBody MessageWish wish) {
    Actor acting = acting(id);
    found(sessions.message(id, wish.text()));
    audit.record(acting, AuditAction.MINER_MESSAGED, subject(id), "", wish.text());
  }

  @Needs(value = Permission.TALK_TO_MINERS, ofTenant = true)
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "disconnectMiner", summary = "Closes a miner's connection")
  void disconnect(@PathVariable long id) {
    Actor acting = acting(id);
    found(sessions.disconnect(id));
    audit.record(acting, AuditAction.MINER_DISCONNECTED, subject(id));
  }

  private Stream<LiveSession> own() {
    Optional<TenantId> within = Caller.current().actor().tenant();
    return sessions.all().stream().filter(session -> tenants.sees(within, session.pool().value()));
  }

  /// The caller as somebody who acts on that connection; another tenant's is not there for them.
  private Actor acting(long id) {
    return own()
        .filter(session -> session.id() == id)
        .findFirst()
        .map(session -> tenants.acting(Caller.current().actor(), session.pool().value()))
        .orElseThrow(SessionsApi::none);
  }

  private static boolean fits(LiveSession session, String search) {
    return session.address().getHostAddress().contains(search)
        || session.device().contains(search)
        || session.summary().workers().stream()
            .anyMatch(worker -> worker.toString().contains(search));
  }

  private static void found(boolean there) {
    if (!there) {
      throw none();
    }
  }

  private static ErrorResponseException none() {
    return ApiProblem.notFound("There is no such connection.");
  }

  private static String subject(long id) {
    return "miner, connection " + id;
  }
}
