package org.chimerapool.api.agent;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chimerapool.deployment.AgentDesk;
import org.chimerapool.deployment.IntakeBusyException;
import org.chimerapool.deployment.UnknownRunException;
import org.chimerapool.deployment.log.UnfitBatchException;
import org.chimerapool.identity.Network;
import org.chimerapool.identity.RateLimit;
import org.chimerapool.identity.RequestLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// What `curl` asks for on a machine. Answers are plain lines that a shell can read.
@RestController
class AgentController {

  private static final int MOST_BYTES = 1 << 20;
  private static final int PAUSE_SECONDS = 1;
  private static final String BEARER = "Bearer ";

  private final AgentDesk desk;
  private final RequestLimits limits;

  AgentController(AgentDesk desk, RequestLimits limits) {
    this.desk = desk;
    this.limits = limits;
  }

  @GetMapping("/deploy/{code}")
  ResponseEntity<String> bootstrap(@PathVariable String code, HttpServletRequest request) {
    if (tooMany(request)) {
      return answer(HttpStatus.TOO_MANY_REQUESTS, "too many requests\n");
    }
    return desk.bootstrap(code, console())
        .map(script -> answer(HttpStatus.OK, script))
        .orElseGet(AgentController::opensNothing);
  }

  @PostMapping("/deploy/{code}/script")
  ResponseEntity<String> script(
      @PathVariable String code,
      @RequestHeader(name = "chimera-machine", defaultValue = "") String machine,
      HttpServletRequest request) {
    if (tooMany(request)) {
      return answer(HttpStatus.TOO_MANY_REQUESTS, "too many requests\n");
    }
    return desk.script(code, machine, console())
        .map(script -> answer(HttpStatus.OK, script))
        .orElseGet(AgentController::opensNothing);
  }

  @PostMapping("/deploy/runs/{run:[0-9]{1,18}}/log")
  ResponseEntity<String> log(
      @PathVariable long run,
      @RequestHeader(name = "authorization", defaultValue = "") String authorization,
      @RequestHeader(name = "chimera-offset", defaultValue = "") String offset,
      HttpServletRequest request)
      throws IOException {
    if (!authorization.startsWith(BEARER)) {
      return answer(HttpStatus.UNAUTHORIZED, "expected the run's key\n");
    }
    if (!offset.matches("[0-9]{1,15}")) {
      return answer(HttpStatus.BAD_REQUEST, "expected the header chimera-offset\n");
    }
    String key = authorization.substring(BEARER.length());
    if (!desk.knows(run, key)) {
      return refused(new UnknownRunException(), request);
    }
    byte[] bytes;
    try {
      bytes = Body.read(request, MOST_BYTES);
    } catch (Body.TooLargeException large) {
      return answer(HttpStatus.CONTENT_TOO_LARGE, large.getMessage() + "\n");
    }
    try {
      return answer(
          HttpStatus.OK,
          desk.take(run, key, Long.parseLong(offset), bytes)
              .get(20, TimeUnit.SECONDS)
              .words(PAUSE_SECONDS));
    } catch (ExecutionException e) {
      return refused(e.getCause(), request);
    } catch (TimeoutException e) {
      return answer(HttpStatus.SERVICE_UNAVAILABLE, "not kept in time\n");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return answer(HttpStatus.SERVICE_UNAVAILABLE, "stopping\n");
    }
  }

  private ResponseEntity<String> refused(@Nullable Throwable cause, HttpServletRequest request) {
    return switch (cause) {
      case UnknownRunException _ when tooMany(request) ->
          answer(HttpStatus.TOO_MANY_REQUESTS, "too many requests\n");
      case UnknownRunException unknown -> answer(HttpStatus.FORBIDDEN, unknown.getMessage() + "\n");
      case UnfitBatchException unfit ->
          answer(HttpStatus.UNPROCESSABLE_CONTENT, unfit.getMessage() + "\n");
      case IntakeBusyException busy ->
          answer(HttpStatus.SERVICE_UNAVAILABLE, busy.getMessage() + "\n");
      case null, default -> throw new IllegalStateException("a batch could not be taken", cause);
    };
  }

  /// Guessing codes and keys is for strangers only, and they get a slow answer.
  private boolean tooMany(HttpServletRequest request) {
    return !limits.take(RateLimit.API, Network.of(request.getRemoteAddr())).granted();
  }

  static URI console() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri();
  }

  private static ResponseEntity<String> opensNothing() {
    return answer(
        HttpStatus.NOT_FOUND,
        "This deployment is over, cancelled, taken by another machine, or was never made.\n");
  }

  private static ResponseEntity<String> answer(HttpStatus status, String text) {
    return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(text);
  }
}
