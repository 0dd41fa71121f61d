package org.chimerapool.api.agent;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.chimerapool.deployment.fleet.Claim;
import org.chimerapool.deployment.fleet.RefusedAgentException;
import org.chimerapool.deployment.fleet.ResidentDesk;
import org.chimerapool.deployment.fleet.ResidentDesk.Caller;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Audit;
import org.chimerapool.identity.AuditAction;
import org.chimerapool.identity.Network;
import org.chimerapool.identity.RateLimit;
import org.chimerapool.identity.RequestLimits;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// What the agents that live on machines ask for. Who asks is checked before a body is read.
@RestController
class ResidentController {

  private static final String MACHINE = "chimera-machine";
  private static final int MOST_BYTES = 64 << 10;
  private static final int MOST_BUNDLE_BYTES = 2 << 20;
  private static final String BEARER = "Bearer ";

  private final ResidentDesk desk;
  private final RequestLimits limits;
  private final Audit audit;

  ResidentController(ResidentDesk desk, RequestLimits limits, Audit audit) {
    this.desk = desk;
    this.limits = limits;
    this.audit = audit;
  }

  @GetMapping("/deploy/agent")
  ResponseEntity<String> program(HttpServletRequest request) {
    return granted(request) ? ok(desk.program(AgentController.console())) : tooMany();
  }

  @PostMapping("/deploy/agent/enrol")
  ResponseEntity<String> enrol(
      @RequestHeader(name = MACHINE, defaultValue = "") String header,
      @RequestHeader(name = "authorization", defaultValue = "") String authorization,
      HttpServletRequest request)
      throws IOException {
    if (!granted(request)) {
      return tooMany();
    }
    if (!authorization.startsWith(BEARER)) {
      return answer(HttpStatus.UNAUTHORIZED, "expected a token\n");
    }
    Claim claim = Claim.read("enrol", header);
    byte[] body = Body.read(request, MOST_BYTES);
    ResidentDesk.Enrolled machine =
        desk.enrol(authorization.substring(BEARER.length()), claim, body);
    audit.record(
        Actor.stranger(request.getRemoteAddr()),
        AuditAction.TARGET_ENROLLED,
        "%d: %s".formatted(machine.target(), machine.name()),
        "",
        machine.code());
    return ok(machine.answer());
  }

  @PostMapping("/deploy/agent/poll")
  ResponseEntity<String> poll(
      @RequestHeader(name = MACHINE, defaultValue = "") String machine, HttpServletRequest request)
      throws IOException {
    Caller caller = desk.caller(Claim.read("poll", machine));
    return ok(desk.poll(caller, Body.read(request, MOST_BYTES), AgentController.console()));
  }

  @PostMapping("/deploy/agent/checks")
  ResponseEntity<String> checks(@RequestHeader(name = MACHINE, defaultValue = "") String machine) {
    return asked("checks", machine, desk::checks);
  }

  @PostMapping("/deploy/agent/run")
  ResponseEntity<String> run(
      @RequestHeader(name = MACHINE, defaultValue = "") String machine, HttpServletRequest request)
      throws IOException {
    Caller caller = desk.caller(Claim.read("run", machine));
    return ok(desk.run(caller, Body.read(request, MOST_BYTES), AgentController.console()));
  }

  @PostMapping("/deploy/agent/bundle/{bundle:[0-9]{1,18}}")
  ResponseEntity<String> bundle(
      @PathVariable long bundle,
      @RequestHeader(name = MACHINE, defaultValue = "") String machine,
      HttpServletRequest request)
      throws IOException {
    Caller caller = desk.caller(Claim.read("bundle/" + bundle, machine));
    return ok(desk.bundle(caller, bundle, Body.read(request, MOST_BUNDLE_BYTES)));
  }

  @PostMapping("/deploy/agent/leave")
  ResponseEntity<String> leave(
      @RequestHeader(name = MACHINE, defaultValue = "") String machine,
      HttpServletRequest request) {
    Caller caller = desk.caller(Claim.read("leave", machine));
    String answer = desk.leave(caller);
    audit.record(
        Actor.stranger(request.getRemoteAddr()),
        AuditAction.TARGET_LEFT,
        Long.toString(caller.claim().target()));
    return ok(answer);
  }

  private ResponseEntity<String> asked(
      String path, String machine, Function<Caller, String> question) {
    return ok(question.apply(desk.caller(Claim.read(path, machine))));
  }

  /// Machines that are known ask as often as they are told to; the others get a slow answer.
  @ExceptionHandler
  ResponseEntity<String> refused(RefusedAgentException refused, HttpServletRequest request) {
    String words = refused.getMessage() + "\n";
    return switch (refused.why()) {
      case UNFIT -> granted(request) ? answer(HttpStatus.BAD_REQUEST, words) : tooMany();
      case UNKNOWN -> granted(request) ? answer(HttpStatus.FORBIDDEN, words) : tooMany();
      case STALE -> answer(HttpStatus.CONFLICT, words);
      case REVOKED -> answer(HttpStatus.GONE, words);
    };
  }

  @ExceptionHandler
  ResponseEntity<String> tooLarge(Body.TooLargeException large) {
    return answer(HttpStatus.CONTENT_TOO_LARGE, large.getMessage() + "\n");
  }

  private boolean granted(HttpServletRequest request) {
    return limits.take(RateLimit.API, Network.of(request.getRemoteAddr())).granted();
  }

  private static ResponseEntity<String> ok(String text) {
    return answer(HttpStatus.OK, text);
  }

  private static ResponseEntity<String> tooMany() {
    return answer(HttpStatus.TOO_MANY_REQUESTS, "too many requests\n");
  }

  private static ResponseEntity<String> answer(HttpStatus status, String text) {
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .body(text);
  }
}
