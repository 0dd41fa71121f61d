package org.chimerapool.api.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets a request reach an operation only if the operation says so.
final class AccessRule implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod operation)) {
      throw new ErrorResponseException(HttpStatus.NOT_FOUND);
    }
    if (operation.hasMethodAnnotation(Everybody.class)) {
      return true;
    }
    Needs needs = operation.getMethodAnnotation(Needs.class);
    Caller caller = Caller.of(request);
    if (needs != null && caller.actor().may(needs.value())) {
      return true;
    }
    String wanted =
        needs == null
            ? "Nobody may do this."
            : "This takes the scope " + needs.value().scope() + ".";
    throw ApiProblem.of(caller.isKnown() ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED, wanted);
  }
}
