package org.chimerapool.api.door;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// An error that a caller is told, and nothing more is made of it: no stack trace, no log.
public final class ApiProblem extends ErrorResponseException {

  private ApiProblem(HttpStatus status, ProblemDetail problem) {
    super(status, problem, null);
  }

  /// @param detail in plain words
  public static ApiProblem of(HttpStatus status, String detail) {
    return new ApiProblem(status, ProblemDetail.forStatusAndDetail(status, detail));
  }

  public static ApiProblem notFound(String detail) {
    return of(HttpStatus.NOT_FOUND, detail);
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
