package org.chimerapool.api.door;

import jakarta.servlet.DispatcherType;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.ApiTokens;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.RequestLimits;
import org.chimerapool.identity.SessionGuard;
import org.chimerapool.identity.SignedInBrowsers;
import org.chimerapool.identity.TenantPools;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The security of everything that is for programs. No session is ever made here, none but reading
/// is done with one, and no other site is let in (no CORS).
@Configuration(proxyBeanMethods = false)
class ApiSecurity implements WebMvcConfigurer {

  private static final String NOTHING_TO_SHOW =
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  private final TenantPools tenants;

  ApiSecurity(TenantPools tenants) {
    this.tenants = tenants;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new AccessRule(tenants)).addPathPatterns("/api", "/api/**");
  }

  @Bean
  @Order(1)
  SecurityFilterChain apiChain(
      HttpSecurity http, ApiTokens tokens, RequestLimits limits, SignedInBrowsers browsers)
      throws Exception {
    http.securityMatcher("/api", "/api/**", "/v3/**", "/actuator/**");
    http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER));
    http.csrf(AbstractHttpConfigurer::disable);
    http.formLogin(AbstractHttpConfigurer::disable);
    http.httpBasic(AbstractHttpConfigurer::disable);
    http.logout(AbstractHttpConfigurer::disable);
    http.requestCache(AbstractHttpConfigurer::disable);
    http.headers(ApiSecurity::headers);
    http.addFilterBefore(new SessionGuard(browsers), AnonymousAuthenticationFilter.class);
    http.addFilterBefore(new ApiDoor(tokens, limits), AuthorizationFilter.class);
    http.authorizeHttpRequests(
        requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers("/api", "/api/**", "/v3/api-docs", "/v3/api-docs.yaml")
                .permitAll()
                .requestMatchers("/actuator/health", "/actuator/health/**")
                .permitAll()
                .requestMatchers("/actuator/prometheus")
                .access((known, request) -> mayRead(request))
                .anyRequest()
                .denyAll());
    http.exceptionHandling(
        failures ->
            failures
                .authenticationEntryPoint(
                    (request, response, failure) -> {
                      response.setHeader("WWW-Authenticate", "Bearer realm=\"Chimera\"");
                      Problems.write(
                          request, response, HttpStatus.UNAUTHORIZED, "This takes a token.");
                    })
                .accessDeniedHandler(
                    (request, response, failure) ->
                        Problems.write(
                            request,
                            response,
                            HttpStatus.FORBIDDEN,
                            "The token's scopes are not enough for this.")));
    return http.build();
  }

  /// Answers 304 where nothing has changed since the caller's last look.
  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
    FilterRegistrationBean<ShallowEtagHeaderFilter> filter =
        new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
    filter.addUrlPatterns("/api/*");
    return filter;
  }

  /// What the firewall turns away before anything else has seen it.
  @Bean
  RequestRejectedHandler rejectedRequests() {
    return (request, response, rejected) -> {
      if (Problems.isAsked(request)) {
        Problems.write(
            request, response, HttpStatus.BAD_REQUEST, "No path or header here looks like that.");
      } else {
        response.sendError(HttpStatus.BAD_REQUEST.value());
      }
    };
  }

  private static AuthorizationDecision mayRead(RequestAuthorizationContext context) {
    Actor actor = Caller.of(context.getRequest()).actor();
    return new AuthorizationDecision(actor.may(Permission.SEE_METRICS) && actor.tenant().isEmpty());
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING_TO_SHOW));
    headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
    headers.addHeaderWriter(new StaticHeadersWriter("Cache-Control", "private, no-cache"));
    headers.addHeaderWriter(new StaticHeadersWriter("Vary", "Authorization, Cookie"));
  }
}
