package org.chimerapool.api.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.TenantPools;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Lets a request reach an operation only if the operation says so.
final class AccessRule implements HandlerInterceptor {

  /// The one way to write a pool's number. What reads parameters understands more, such as `0x2`,
  /// `+2` and `002`; none of that is a pool here, so that there is one text to judge.
  private static final Pattern POOL = Pattern.compile("[1-9][0-9]{0,8}");

  private final TenantPools tenants;

  AccessRule(TenantPools tenants) {
    this.tenants = tenants;
  }

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
      stayWithin(needs, caller.actor(), request);
      return true;
    }
    String wanted =
        needs == null
            ? "Nobody may do this."
            : "This takes the scope " + needs.value().scope() + ".";
    throw ApiProblem.of(caller.isKnown() ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED, wanted);
  }

  /// Keeps those who work for one tenant away from all that is not its own. A pool of another one
  /// is not there for them.
  private void stayWithin(Needs needs, Actor actor, HttpServletRequest request) {
    if (actor.tenant().isPresent() && !needs.ofTenant()) {
      throw ApiProblem.of(
          HttpStatus.FORBIDDEN, "This belongs to the whole installation, not to one tenant.");
    }
    if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        && variables.get("pool") instanceof String pool
        && !(POOL.matcher(pool).matches()
            && tenants.sees(actor.tenant(), Integer.parseInt(pool)))) {
      throw ApiProblem.notFound("There is no pool with this number.");
    }
  }
}
