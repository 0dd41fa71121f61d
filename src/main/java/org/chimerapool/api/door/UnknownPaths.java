package org.chimerapool.api.door;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Whatever no operation answers: a path that there is not, or a method that a path has not.
@Hidden
@RestController
class UnknownPaths {

  private final RequestMappingHandlerMapping operations;

  UnknownPaths(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping operations) {
    this.operations = operations;
  }

  @Everybody
  @RequestMapping("/api/**")
  void unknown(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
    RequestPath path = ServletRequestPathUtils.getParsedRequestPath(request);
    Set<String> methods =
        operations.getHandlerMethods().keySet().stream()
            .filter(mapping -> fits(mapping, path))
            .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream())
            .map(RequestMethod::name)
            .collect(Collectors.toSet());
    if (!methods.isEmpty() && !methods.contains(request.getMethod())) {
      throw new HttpRequestMethodNotSupportedException(request.getMethod(), methods);
    }
    throw ApiProblem.notFound("There is no such path; /v3/api-docs lists those that there are.");
  }

  private static boolean fits(RequestMappingInfo mapping, PathContainer path) {
    return mapping.getPathPatternsCondition() != null
        && mapping.getPathPatternsCondition().getPatterns().stream()
            .anyMatch(pattern -> pattern.matches(path));
  }
}
