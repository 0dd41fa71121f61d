package org.chimerapool.ui;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import org.chimerapool.identity.SessionGuard;
import org.chimerapool.identity.SignedInBrowsers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Who may ask for what over HTTP. Views say themselves whom they let in.
@Configuration(proxyBeanMethods = false)
class WebSecurity {

  /// Vaadin 25.2 starts itself with inline scripts and `eval`; everything else is kept at home.
  private static final String CONTENT_POLICY =
      "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
          + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
          + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
          + "frame-ancestors 'none'";

  /// Vaadin's first page is forwarded to its servlet, which closes the response behind the filter's
  /// back: headers that wait for the end would be lost.
  private static final ObjectPostProcessor<HeaderWriterFilter> EAGER =
      new ObjectPostProcessor<>() {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
          filter.setShouldWriteHeadersEagerly(true);
          return filter;
        }
      };

  @Bean
  SecurityFilterChain consoleSecurity(HttpSecurity http, SignedInBrowsers browsers)
      throws Exception {
    http.addFilterBefore(new SessionGuard(browsers), AnonymousAuthenticationFilter.class);
    http.addFilterBefore(new MissingFile(), AnonymousAuthenticationFilter.class);
    http.authorizeHttpRequests(
        requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(
                    "/chimera/**", "/chimera-sw.js", "/webjars/chart.js/**", "/aura/**")
                .permitAll()
                .requestMatchers("/actuator/health", "/actuator/health/**")
                .permitAll()
                .requestMatchers(new UnknownPage())
                .permitAll());
    http.headers(WebSecurity::headers);
    return http.with(
            VaadinSecurityConfigurer.vaadin(),
            vaadin ->
                vaadin
                    .loginView("/login", "/")
                    .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers.withObjectPostProcessor(EAGER);
    headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY));
    headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
    headers.permissionsPolicyHeader(
        policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"));
  }
}
