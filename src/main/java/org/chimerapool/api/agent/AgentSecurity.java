package org.chimerapool.api.agent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// Machines have no session: the code in a link and the key of a run are all that counts, and the
/// desk checks them.
@Configuration(proxyBeanMethods = false)
class AgentSecurity {

  @Bean
  @Order(2)
  SecurityFilterChain agentChain(HttpSecurity http) throws Exception {
    http.securityMatcher("/deploy/**", "/ws/deployment/**");
    http.sessionManagement(
        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    http.csrf(AbstractHttpConfigurer::disable);
    http.formLogin(AbstractHttpConfigurer::disable);
    http.httpBasic(AbstractHttpConfigurer::disable);
    http.logout(AbstractHttpConfigurer::disable);
    http.requestCache(AbstractHttpConfigurer::disable);
    http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
    return http.build();
  }
}
