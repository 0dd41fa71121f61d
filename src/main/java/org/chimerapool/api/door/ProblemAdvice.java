package org.chimerapool.api.door;

import org.chimerapool.identity.NotPermittedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Every error of an operation as problem+json. What goes wrong in here is logged, never told.
@RestControllerAdvice(basePackages = "org.chimerapool.api")
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    HttpHeaders all = new HttpHeaders(headers);
    if (status.value() == HttpStatus.UNAUTHORIZED.value()) {
      all.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Chimera\"");
    }
    return super.handleExceptionInternal(failure, body, all, status, request);
  }

  @ExceptionHandler
  ProblemDetail forbidden(NotPermittedException refused) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.FORBIDDEN,
        refused
            .permission()
            .map(needed -> "This takes the scope " + needed.scope() + ".")
            .orElse("This is another tenant's."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(DataAccessException failure) {
    LOG.warn("the API cannot read the database: {}", failure.toString());
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "5")
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer."));
  }

  @ExceptionHandler
  ProblemDetail broken(RuntimeException failure) {
    LOG.error("an operation of the API failed", failure);
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; the log says what.");
  }
}
